package darsena.os.seccomp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** The file of libseccomp on this host, looked at without loading it, or anything native. */
public final class SeccompInstallation {
  static final String NAME = "libseccomp.so.2";

  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib",
          "/lib/x86_64-linux-gnu",
          "/lib/aarch64-linux-gnu",
          "/lib64",
          "/lib");

  private SeccompInstallation() {}

  /**
   * What tells one build of the library from another, fit for a part of a file's name; empty when
   * it is not installed.
   */
  public static Optional<String> identity() throws IOException {
    Optional<Path> file = location();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    BasicFileAttributes facts = Files.readAttributes(file.get(), BasicFileAttributes.class);
    String version = String.valueOf(file.get().getFileName());
    return Optional.of(version + "-" + facts.size() + "-" + facts.lastModifiedTime().toMillis());
  }

  /** The library's file, every symbolic link followed; its name then has the full version. */
  static Optional<Path> location() {
    for (String directory : DIRECTORIES) {
      Path file = Path.of(directory, NAME);
      try {
        return Optional.of(file.toRealPath());
      } catch (IOException absent) {
        // Each distribution has its place.
      }
    }
    return Optional.empty();
  }
}
