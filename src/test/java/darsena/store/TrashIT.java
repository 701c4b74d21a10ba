package darsena.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The removal of trees that are made to resist it. */
class TrashIT {
  /** Of one path that the kernel takes as a whole, with room to spare. */
  private static final int STRETCH = 1000;

  @TempDir Path directory;
  private Path doomed;

  @BeforeEach
  void begin() {
    doomed = directory.resolve("doomed");
  }

  @Test
  void fiveThousandDirectoriesDeepTakeNeitherStackNorDescriptors() throws Exception {
    makeDeep(5);

    assertThat(removedWithLittle()).isEqualTo("");
    assertThat(doomed).doesNotExist();
  }

  @Test
  void whatALinkLeadsToStays() throws Exception {
    Path kept = Files.writeString(directory.resolve("kept"), "content");
    Files.createDirectories(doomed.resolve("inner"));
    Files.createSymbolicLink(doomed.resolve("inner/link"), directory);

    Trash.delete(doomed);

    assertThat(doomed).doesNotExist();
    assertThat(kept).hasContent("content");
  }

  /** Each stretch is made at the top, and all that was there so far is hung below it. */
  private void makeDeep(int stretches) throws IOException {
    Files.createDirectory(doomed);
    Files.writeString(doomed.resolve("file"), "at the bottom");
    for (int i = 0; i < stretches; i++) {
      Path above = directory.resolve("above");
      Path lowest = above.resolve("d/".repeat(STRETCH - 1));
      Files.createDirectories(lowest);
      Files.move(doomed, lowest.resolve("d"));
      Files.move(above, doomed);
    }
  }

  /** In a process with few descriptors and a small stack; what it complains of. */
  private String removedWithLittle() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n 300; exec \"$@\"",
                "sh",
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xss256k",
                "-cp",
                System.getProperty("java.class.path"),
                Remover.class.getName(),
                doomed.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** A process of its own. */
  static final class Remover {
    private Remover() {}

    public static void main(String[] arguments) throws IOException {
      Thread removing =
          Thread.ofPlatform().stackSize(256 << 10).unstarted(() -> remove(arguments[0]));
      removing.start();
      join(removing);
    }

    private static void remove(String tree) {
      try {
        Trash.delete(Path.of(tree));
      } catch (IOException failed) {
        System.out.println(failed);
      }
    }

    private static void join(Thread thread) {
      try {
        thread.join();
      } catch (InterruptedException nobodyDoesThat) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
