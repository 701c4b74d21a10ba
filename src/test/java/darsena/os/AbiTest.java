package darsena.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The numbers written down are those of this host's own headers. */
class AbiTest {
  private static final Path GENERIC = Path.of("/usr/include/asm-generic/unistd.h");
  private static final Path X86_64 = Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");
  private static final Path FLAGS = Path.of("/usr/include/asm-generic/fcntl.h");

  @Test
  void arm64UsesTheGenericTable() throws IOException {
    assertThat(defined(GENERIC, "__NR_openat2", 10)).isEqualTo(Abi.ARM64.openat2());
  }

  @Test
  void x86HasItsOwnTable() throws IOException {
    assertThat(defined(X86_64, "__NR_openat2", 10)).isEqualTo(Abi.X86_64.openat2());
  }

  @Test
  void x86UsesTheGenericFlags() throws IOException {
    assertThat(defined(FLAGS, "O_DIRECTORY", 8)).isEqualTo(Abi.X86_64.directoryFlag());
    assertThat(defined(FLAGS, "O_NOFOLLOW", 8)).isEqualTo(Abi.X86_64.noFollowFlag());
    assertThat(defined(FLAGS, "O_CLOEXEC", 8)).isEqualTo(LibC.O_CLOEXEC);
  }

  private static int defined(Path header, String name, int radix) throws IOException {
    assumeTrue(Files.exists(header), () -> "skipped: no " + header + " (linux-libc-dev)");
    Pattern line = Pattern.compile("(?m)^#define\\s+" + name + "\\s+0?(\\d+)");
    Matcher found = line.matcher(Files.readString(header));
    assertThat(found.find()).as(name).isTrue();
    return Integer.parseInt(found.group(1), radix);
  }
}
