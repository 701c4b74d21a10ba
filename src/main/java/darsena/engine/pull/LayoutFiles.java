package darsena.engine.pull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of an OCI image layout, by their paths in it. */
@FunctionalInterface
public interface LayoutFiles {

  /** Opens a file; a {@link NoSuchFileException} when there is none. */
  InputStream open(String path) throws IOException;

  /** A layout in a directory. */
  static LayoutFiles in(Path directory) {
    return path -> Files.newInputStream(directory.resolve(path));
  }

  /** A layout among the resources of the program, below a class's package. */
  static LayoutFiles resources(Class<?> neighbour, String directory) {
    return path -> {
      InputStream found = neighbour.getResourceAsStream(directory + "/" + path);
      if (found == null) {
        throw new NoSuchFileException(directory + "/" + path);
      }
      return found;
    };
  }
}
