package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code darsena-runtime} for engines of others, and what a test of them needs beside it. */
final class RuntimeProgram {
  private RuntimeProgram() {}

  /** Skips the test, loudly, where one of these programs is not installed. */
  static void requirePrograms(String... names) {
    assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: needs root");
    for (String name : names) {
      boolean found =
          Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin")
              .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
      if (!found) {
        System.err.println("SKIPPED: " + name + " is not installed");
      }
      assumeTrue(found, "SKIPPED: " + name + " is not installed");
    }
  }

  /**
   * A program of that name in a directory, which keeps its facts there too. With the start-up cache
   * of the distribution, when that is built: other engines call it often.
   */
  static Path in(Path directory) throws IOException {
    Path distribution = Path.of("target/dist").toAbsolutePath();
    Path cache = distribution.resolve("brief.aot");
    boolean built = Files.exists(cache);
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    if (built) {
      words.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable"));
    }
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add(
        "-Ddarsena.native="
            + Path.of(System.getProperty("darsena.native", "target/native")).toAbsolutePath());
    words.addAll(List.of("-cp", built ? distribution + "/lib/darsena.jar" : classPath()));
    words.addAll(List.of("darsena.Main", "runtime", "--root", directory + "/facts"));
    Path program = directory.resolve("darsena-runtime");
    String line = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    Files.writeString(program, "#!/bin/sh\nexec " + line + " \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A file system for {@code import}: busybox, under the names of some of its programs. */
  static Path archive(Path directory) throws Exception {
    Path bin = Files.createDirectories(directory.resolve("tree/bin"));
    Files.copy(Path.of("/bin/busybox"), bin.resolve("busybox"));
    for (String name : List.of("sh", "sleep", "echo", "tty", "true", "cat")) {
      Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
    }
    Path archive = directory.resolve("tree.tar");
    Darsena.host("tar", "-C", directory + "/tree", "-cf", archive.toString(), ".");
    return archive;
  }

  /** Empty cgroups of that name, which the other engine leaves behind. */
  static void removeCgroups(String name) throws Exception {
    Darsena.host(
        "sh",
        "-c",
        "find /sys/fs/cgroup -maxdepth 2 -type d -name "
            + name
            + " | while read -r one; do find $one -depth -type d -exec rmdir {} \\;; done");
  }

  /** Nothing is left of our own facts. */
  static void assertForgotten(Path directory) throws IOException {
    Path facts = directory.resolve("facts");
    if (Files.isDirectory(facts)) {
      try (Stream<Path> left = Files.list(facts)) {
        assertThat(left.filter(one -> !one.endsWith(".filters"))).isEmpty();
      }
    }
  }
}
