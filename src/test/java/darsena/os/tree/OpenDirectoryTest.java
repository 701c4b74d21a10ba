package darsena.os.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.os.Errno;
import darsena.os.NativeBuffer;
import darsena.os.OsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDirectoryTest {
  @TempDir Path root;
  private OpenDirectory directory;

  @BeforeEach
  void open() throws OsException {
    directory = OpenDirectory.open(root);
  }

  @AfterEach
  void close() throws OsException {
    directory.close();
  }

  @Test
  void deviceNumbersArePackedAsTheCLibraryDoes() {
    assertThat(FileStatus.deviceNumber(1, 3)).isEqualTo(0x103);
    assertThat(FileStatus.deviceNumber(4095, 1_048_575)).isEqualTo(0xffffffffL);
  }

  @Test
  void aFileIsWrittenWithItsMetadata() throws IOException {
    try (NativeBuffer buffer = new NativeBuffer(4);
        OpenFile file = directory.createFile(bytes("a"), 0600)) {
      file.write(bytes("longer than the buffer"), 0, 22, buffer);
      file.setMode(0640);
      file.setTime(1_700_000_000, 123_456_789);
    }
    assertThat(root.resolve("a")).hasContent("longer than the buffer");
    FileStatus status = directory.status(bytes("a"));
    assertThat(status.isRegular()).isTrue();
    assertThat(status.permissions()).isEqualTo(0640);
    assertThat(status.size()).isEqualTo(22);
    assertThat(status.nanoseconds()).isEqualTo(123_456_789);
    assertThat(Files.getLastModifiedTime(root.resolve("a")).to(TimeUnit.SECONDS))
        .isEqualTo(1_700_000_000);
  }

  @Test
  void namesAreBytes() throws IOException {
    byte[] name = {'f', (byte) 0xff, (byte) 0xfe};
    directory.createFile(name, 0600).close();
    assertThat(directory.entries()).singleElement().extracting("name").isEqualTo(name);
  }

  @Test
  void linksOfEveryKind() throws IOException {
    directory.createFile(bytes("file"), 0600).close();
    directory.makeHardLink(bytes("second"), directory, bytes("file"));
    directory.makeSymbolicLink(bytes("soft"), bytes("nowhere"));
    directory.setTime(bytes("soft"), 5, 0);
    assertThat(directory.status(bytes("file")).links()).isEqualTo(2);
    assertThat(directory.readLink(bytes("soft"))).isEqualTo(bytes("nowhere"));
    assertThat(directory.status(bytes("soft")).seconds()).isEqualTo(5);
  }

  @Test
  void aPathThroughALinkStaysInsideTheRoot() throws IOException {
    Files.createDirectory(root.resolve("etc"));
    Files.writeString(root.resolve("etc/passwd"), "inside");
    Files.createSymbolicLink(root.resolve("link"), Path.of("/etc/../../etc"));
    byte[] content = new byte[6];
    try (NativeBuffer buffer = new NativeBuffer(16);
        OpenFile file = directory.regularFileInRoot(bytes("link/passwd"))) {
      assertThat(file.read(0, content, 0, 6, buffer)).isEqualTo(6);
    }
    assertThat(content).isEqualTo(bytes("inside"));
  }

  @Test
  void beneathFollowsNoLink() throws IOException {
    Files.createDirectories(root.resolve("real/deeper"));
    Files.createSymbolicLink(root.resolve("link"), Path.of("real"));
    directory.beneath(bytes("real/deeper")).close();
    assertThatThrownBy(() -> directory.beneath(bytes("link/deeper")))
        .isInstanceOfSatisfying(
            OsException.class, failure -> assertThat(failure.errno()).isEqualTo(Errno.ELOOP));
    assertThatThrownBy(() -> directory.beneath(bytes("..")))
        .isInstanceOfSatisfying(
            OsException.class, failure -> assertThat(failure.errno()).isEqualTo(Errno.EXDEV));
  }

  @Test
  void onlyRegularFilesAreOpenedForReading() throws IOException {
    directory.makeNode(bytes("pipe"), FileStatus.FIFO | 0600, 0, 0);
    assertThatThrownBy(() -> directory.regularFileInRoot(bytes("pipe")))
        .isInstanceOf(OsException.class);
    assertThatThrownBy(() -> directory.regularFileInRoot(bytes("")))
        .isInstanceOf(OsException.class);
  }

  @Test
  void holesAreKeptAndFound() throws IOException {
    try (NativeBuffer buffer = new NativeBuffer(16);
        OpenFile file = directory.createFile(bytes("sparse"), 0600)) {
      file.seek(1 << 20);
      file.write(bytes("end"), 0, 3, buffer);
      file.truncate(2 << 20);
    }
    try (OpenFile file = directory.regularFileInRoot(bytes("sparse"))) {
      assertThat(file.nextData(0)).isEqualTo(1 << 20);
      assertThat(file.nextHole(1 << 20)).isGreaterThan(1 << 20);
      assertThat(file.nextData((1 << 20) + 65536)).isEqualTo(-1);
    }
  }

  @Test
  void aDeepTreeIsRemovedAndNothingOutsideIt() throws IOException {
    Files.writeString(root.resolve("outside"), "stays");
    byte[] at = bytes("deep");
    directory.makeDirectory(at, 0700);
    OpenDirectory below = directory.directory(at);
    for (int level = 0; level < 3000; level++) {
      below.makeDirectory(bytes("d"), 0700);
      below.createFile(bytes("f"), 0600).close();
      below.makeSymbolicLink(bytes("up"), bytes("../../outside"));
      OpenDirectory next = below.directory(bytes("d"));
      below.close();
      below = next;
    }
    below.close();
    TreeRemoval.remove(directory, at);
    TreeRemoval.remove(directory, at);
    assertThat(directory.entries()).hasSize(1);
    assertThat(root.resolve("outside")).hasContent("stays");
  }

  @Test
  void tellsTheSpaceLeft() throws IOException {
    DiskSpace space = directory.space();
    assertThat(space.total()).isGreaterThanOrEqualTo(space.available()).isPositive();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
