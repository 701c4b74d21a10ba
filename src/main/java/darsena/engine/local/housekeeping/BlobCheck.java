package darsena.engine.local.housekeeping;

import darsena.image.Digest;
import darsena.io.DurableFiles;
import darsena.store.StorePaths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Reads every blob, and compares its bytes with its name. */
record BlobCheck(StorePaths paths) {
  private static final int BUFFER = 1 << 20;

  List<Damage> run() throws IOException {
    List<Damage> found = new ArrayList<>();
    for (String algorithm : List.of("sha256", "sha512")) {
      try (DirectoryStream<Path> blobs = Files.newDirectoryStream(paths.blobs(algorithm))) {
        for (Path blob : blobs) {
          String name = algorithm + ":" + blob.getFileName();
          if (!blob.getFileName().toString().startsWith(".") && !isWhole(blob, name)) {
            found.add(damaged(blob, name));
          }
        }
      } catch (NoSuchFileException noneOfThese) {
        // Most stores have one algorithm.
      }
    }
    return found;
  }

  /** One that goes meanwhile is nobody's concern any more. */
  private static boolean isWhole(Path blob, String name) throws IOException {
    try (InputStream content = Files.newInputStream(blob, LinkOption.NOFOLLOW_LINKS)) {
      Digest digest = Digest.parse(name);
      MessageDigest computation = digest.computation();
      byte[] buffer = new byte[BUFFER];
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        computation.update(buffer, 0, count);
      }
      return Digest.of(computation.digest(), digest.algorithm()).equals(digest);
    } catch (NoSuchFileException gone) {
      return true;
    } catch (IllegalArgumentException noDigest) {
      return false;
    }
  }

  private Damage damaged(Path blob, String name) {
    Path aside = paths.root().resolve("damaged").resolve(String.valueOf(blob.getFileName()));
    return Damage.mendable(
        "blob " + name,
        "its bytes are not those that its name promises",
        "it is moved to `" + aside + "`; the next pull of its image brings it again",
        () -> {
          DurableFiles.createDirectories(aside.resolveSibling("."));
          DurableFiles.rename(blob, aside);
          return true;
        });
  }
}
