package darsena.layer;

import static darsena.layer.tar.TarWriter.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.fixture.LayerBytes;
import darsena.layer.index.FileIndex;
import darsena.layer.store.LayerStore;
import darsena.layer.store.StagedLayer;
import darsena.layer.tar.PaxRecords;
import darsena.layer.tar.TarWriter;
import darsena.layer.tree.LayerFile;
import darsena.layer.tree.UnpackLimits;
import darsena.os.tree.OpenDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An attacker's layer changes nothing outside its tree, and leaves nothing when it is refused. */
class HostileLayersIT {
  private static final Metadata PLAIN = Metadata.ofMode(0644);
  private static final byte[] NONE = new byte[0];

  @TempDir Path root;

  @BeforeEach
  void asRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "skipped: owners need root");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("leaves the tree", tar -> tar.file(name("a/../../x"), PLAIN, NONE)),
        refused("leaves the tree", tar -> tar.hardLink(name("x"), PLAIN, name("../etc/passwd"))),
        refused("no file of the layer", tar -> tar.hardLink(name("x"), PLAIN, name("/etc/passwd"))),
        refused("root of the tree", tar -> tar.symbolicLink(name("./"), PLAIN, name("/etc"))),
        refused("whiteout of no name", tar -> tar.file(name("a/.wh."), PLAIN, NONE)),
        refused("whiteout of no name", tar -> tar.file(name(".wh.."), PLAIN, NONE)),
        refused("whiteout of no name", tar -> tar.file(name(".wh..."), PLAIN, NONE)),
        refused("below the mark", tar -> tar.file(name(".wh.a/b"), PLAIN, NONE)),
        refused("a name has 256 bytes", tar -> tar.file(name("n".repeat(256)), PLAIN, NONE)),
        refused("a path has 4097 bytes", tar -> tar.file(name("ab/".repeat(1366)), PLAIN, NONE)),
        refused(
            "used as a directory",
            tar -> {
              tar.file(name("f"), PLAIN, NONE);
              tar.file(name("f/x"), PLAIN, NONE);
            }),
        refused(
            "too many links",
            tar -> {
              tar.symbolicLink(name("a"), PLAIN, name("b"));
              tar.symbolicLink(name("b"), PLAIN, name("a"));
              tar.file(name("a/x"), PLAIN, NONE);
            }),
        refused("owner is 4294967295", tar -> pax(tar, "uid", "4294967295")),
        refused("owner is -1", tar -> pax(tar, "gid", "-1")),
        refused("negative size", tar -> pax(tar, "size", "-5")),
        refused("malformed size", tar -> pax(tar, "size", "99999999999999999999")),
        refused("file of 999999999999999999", tar -> pax(tar, "size", "999999999999999999")),
        refused("cut off", tar -> pax(tar, "size", "5000")),
        refused("NUL", tar -> pax(tar, "path", "a\0b")),
        refused("malformed", tar -> special(tar, 'x', name("9999 path=a\n"))),
        refused("malformed", tar -> special(tar, 'x', name("10 path=ab"))),
        refused("extended tar header has", tar -> special(tar, 'L', new byte[(1 << 20) + 1])),
        refused("ends after an extended", tar -> special(tar, 'L', name("x"))),
        refused("unknown type", tar -> tar.entry('Z', name("x"), PLAIN, 0, NONE, none())),
        refused("contradicts itself", tar -> sparse(tar, "5,5,0,2")),
        refused("malformed sparse map", tar -> sparse(tar, "9223372036854775800,7")),
        refused("contradicts its size", tar -> sparse(tar, "0,4")),
        refused("wrong checksum", tar -> tar.raw(name("rubbish"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefused(String reason, LayerBytes.Content content) throws IOException {
    refuses(LayerBytes.gzip(LayerBytes.tar(content)), UnpackLimits.DEFAULT, reason);
  }

  @Test
  void pathsThroughLinksStayInside() throws IOException {
    Path outside = Files.createDirectory(root.resolve("outside"));
    LayerTree layer =
        unpacked(tar -> {
          tar.symbolicLink(name("up"), PLAIN, name("../../../.." + outside));
          tar.file(name("up/x"), PLAIN, name("inside"));
          tar.symbolicLink(name("file"), PLAIN, name(outside + "/y"));
          tar.file(name("file"), PLAIN, name("replaced the link"));
          tar.file(name("/absolute"), PLAIN, NONE);
        });
    assertThat(outside).isEmptyDirectory();
    assertThat(layer.tree().resolve(outside.toString().substring(1)).resolve("x"))
        .hasContent("inside");
    assertThat(layer.tree().resolve("file")).isRegularFile().hasContent("replaced the link");
    assertThat(layer.tree().resolve("absolute")).exists();
    try (InputStream in = LayerFile.open(layer, name("up/x"))) {
      assertThat(in.readAllBytes()).isEqualTo(name("inside"));
    }
  }

  @Test
  void laterEntriesReplaceEarlierOnes() throws IOException {
    LayerTree layer =
        unpacked(tar -> {
          tar.file(name("a/b/c"), PLAIN, name("1"));
          tar.symbolicLink(name("a"), PLAIN, name("e"));
          tar.file(name("a/f"), PLAIN, name("2"));
          tar.file(name("e"), PLAIN, name("a file now"));
        });
    assertThat(layer.tree().resolve("e")).hasContent("a file now");
    try (FileIndex index = FileIndex.open(layer)) {
      assertThat(index.entries())
          .extracting(each -> each.path().toString())
          .containsExactly("/", "/a", "/e");
    }
  }

  @Test
  void bombsAreStopped() throws IOException {
    byte[] zeros =
        LayerBytes.gzip(LayerBytes.tar(tar -> tar.file(name("z"), PLAIN, new byte[3 << 20])));
    UnpackLimits small = new UnpackLimits(2 << 20, 100, 1000, 1 << 30, 0);
    refuses(zeros, small, "more than 2097152 bytes");
    refuses(zeros, new UnpackLimits(1L << 40, 100, 100, 1 << 20, 0), "100 times its size");
    byte[] many =
        LayerBytes.gzip(
            LayerBytes.tar(tar -> {
              for (int each = 0; each < 20; each++) {
                tar.file(name("f" + each), PLAIN, NONE);
              }
            }));
    refuses(many, new UnpackLimits(1L << 40, 10, 1000, 1L << 30, 0), "more than 10 entries");
    assertThatThrownBy(() -> unpack(many, new UnpackLimits(1L << 40, 100, 1000, 1L << 30, 100)))
        .isInstanceOf(NoRoomException.class)
        .hasMessageContaining("are free, and 100 % of it stay so");
    assertNothingLeft();
  }

  @Test
  void damagedStreamsAreRefused() throws IOException {
    byte[] good = LayerBytes.gzip(LayerBytes.tar(tar -> tar.file(name("f"), PLAIN, name("x"))));
    refuses(Arrays.copyOf(good, good.length - 1), UnpackLimits.DEFAULT, "cut off");
    refuses(TreesExactIT.concatenated(good, name("x")), UnpackLimits.DEFAULT, "behind its gzip");
    byte[] wrong = good.clone();
    wrong[good.length - 6] ^= 1;
    refuses(wrong, UnpackLimits.DEFAULT, "wrong checksum");
  }

  @Test
  void anInterruptEndsItAndLeavesNothing() throws Exception {
    byte[] start = LayerBytes.tar(tar -> tar.entry('0', name("f"), PLAIN, 1 << 30, NONE, none()));
    InputStream interrupting =
        new SequenceInputStream(new ByteArrayInputStream(start), new Interrupting());
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread pulling =
        Thread.ofVirtual()
            .start(() -> {
              try (StagedLayer _ = store(UnpackLimits.DEFAULT).unpack(interrupting)) {
                end.set(new AssertionError("it ended"));
              } catch (IOException cancelled) {
                end.set(cancelled);
              }
            });
    pulling.join();
    assertThat(end.get()).isInstanceOf(InterruptedIOException.class);
    assertNothingLeft();
  }

  /** Zeros without end, and an interrupt of whoever reads them. */
  private static final class Interrupting extends InputStream {
    @Override
    public int read() {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Test
  void whatAKilledProcessLeftIsSwept() throws IOException {
    Path left = root.resolve("layers/.staging/abandoned/layer/tree");
    Files.createDirectories(left);
    Files.createFile(root.resolve("layers/.staging/abandoned/lock"));
    LayerStore store = store(UnpackLimits.DEFAULT);
    try (StagedLayer alive = store.unpack(LayerBytes.stream(tar -> tar.fifo(name("p"), PLAIN)))) {
      assertThat(store.sweep()).isEqualTo(1);
      assertThat(alive.commit(List.of()).tree()).isDirectory();
    }
    assertNothingLeft();
  }

  private void refuses(byte[] blob, UnpackLimits limits, String reason) throws IOException {
    assertThatThrownBy(() -> unpack(blob, limits))
        .isInstanceOf(InvalidLayerException.class)
        .hasMessageContaining(reason);
    assertNothingLeft();
  }

  private void assertNothingLeft() throws IOException {
    try (OpenDirectory staging = OpenDirectory.open(root.resolve("layers/.staging"))) {
      assertThat(staging.entries()).hasSize(1); // its lock
    }
  }

  private void unpack(byte[] blob, UnpackLimits limits) throws IOException {
    store(limits).unpack(new ByteArrayInputStream(blob)).close();
  }

  private LayerTree unpacked(LayerBytes.Content content) throws IOException {
    try (StagedLayer staged = store(UnpackLimits.DEFAULT).unpack(LayerBytes.stream(content))) {
      return staged.commit(List.of());
    }
  }

  private LayerStore store(UnpackLimits limits) {
    return new LayerStore(root.resolve("layers"), OverlayMarks.TRUSTED, limits);
  }

  private static Arguments refused(String reason, LayerBytes.Content content) {
    return Arguments.of(reason, content);
  }

  private static DeviceNumber none() {
    return DeviceNumber.NONE;
  }

  private static void pax(TarWriter tar, String key, String value) throws IOException {
    PaxRecords records = new PaxRecords();
    records.add(key, value);
    TreesExactIT.extended(tar, records);
    tar.file(name("x"), PLAIN, NONE);
  }

  private static void sparse(TarWriter tar, String map) throws IOException {
    PaxRecords records = new PaxRecords();
    records.add("GNU.sparse.map", map);
    records.add("GNU.sparse.size", "10");
    TreesExactIT.extended(tar, records);
    tar.file(name("x"), PLAIN, name("1234567"));
  }

  private static void special(TarWriter tar, char type, byte[] content) throws IOException {
    tar.entry(type, name("special"), PLAIN, content.length, NONE, none());
    tar.raw(content);
  }
}
