package darsena.os.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.os.ByteText;
import darsena.os.LibC;
import darsena.os.OsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final Path MULTIPLEXER = Path.of("/dev/ptmx");
  private int master;
  private Terminal terminal = new Terminal(-1);

  @BeforeEach
  void openAPseudoTerminal() {
    assertThat(Files.isReadable(MULTIPLEXER)).as("this host has /dev/ptmx").isTrue();
    master =
        LibC.openat(
            LibC.AT_FDCWD, ByteText.terminated("/dev/ptmx"), LibC.O_RDWR | LibC.O_CLOEXEC, 0);
    terminal = new Terminal(master);
  }

  @AfterEach
  void close() {
    assertThat(LibC.close(master)).isZero();
  }

  @Test
  void tellsATerminalFromAFile() throws IOException {
    assertThat(terminal.isTerminal()).isTrue();
    int file = LibC.openat(LibC.AT_FDCWD, ByteText.terminated("/dev/null"), LibC.O_CLOEXEC, 0);
    assertThat(new Terminal(file).isTerminal()).isFalse();
    assertThat(LibC.close(file)).isZero();
  }

  @Test
  void itsSettingsCanBeMadeRawAndRestored() throws OsException {
    TerminalAttributes before = terminal.attributes();
    terminal.apply(before.raw());
    terminal.apply(before);
    assertThat(terminal.size()).isEqualTo(new TerminalSize(0, 0));
  }

  @Test
  void waitingForInputEndsWithTheTime() throws OsException {
    assertThat(terminal.awaitInput(Duration.ofMillis(1))).isFalse();
  }

  @Test
  void aFailureNamesCallAndReason() {
    assertThatThrownBy(() -> new Terminal(-1).size())
        .isInstanceOf(OsException.class)
        .hasMessageContaining("terminal on descriptor -1: Bad file descriptor (ioctl TIOCGWINSZ)");
  }
}
