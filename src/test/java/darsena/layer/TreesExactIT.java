package darsena.layer;

import static darsena.layer.tar.TarWriter.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.fixture.LayerBytes;
import darsena.image.Digest;
import darsena.layer.index.FileIndex;
import darsena.layer.index.IndexEntry;
import darsena.layer.store.LayerStore;
import darsena.layer.store.StagedLayer;
import darsena.layer.tar.PaxRecords;
import darsena.layer.tar.TarWriter;
import darsena.layer.tree.UnpackLimits;
import darsena.os.tree.ExtendedAttribute;
import darsena.os.tree.FileStatus;
import darsena.os.tree.OpenDirectory;
import darsena.os.tree.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a layer says of an entry is so in the tree, and in the index. */
class TreesExactIT {
  private static final Metadata PLAIN = Metadata.ofMode(0644);
  private static final Metadata USABLE = Metadata.ofMode(0755);

  @TempDir Path root;
  private LayerStore store;

  @BeforeEach
  void asRoot() {
    assumeTrue(
        System.getProperty("user.name").equals("root"), "skipped: owners and devices need root");
    store = new LayerStore(root.resolve("layers"), OverlayMarks.TRUSTED, UnpackLimits.DEFAULT);
  }

  @Test
  void modesOwnersAndTimesOfEveryKind() throws IOException {
    Metadata odd =
        new Metadata(04751, 70_000, 4_000_000_000L, 1_600_000_000, 123_456_789, List.of());
    LayerTree layer =
        committed(tar -> {
          tar.directory(name("d"), odd.ownedBy(1, 2));
          tar.file(name("d/f"), odd, name("content"));
          tar.symbolicLink(name("d/l"), odd, name("f"));
          tar.fifo(name("d/p"), odd);
          tar.device(name("d/c"), EntryKind.CHARACTER_DEVICE, odd, new DeviceNumber(1, 3));
          tar.device(name("d/b"), EntryKind.BLOCK_DEVICE, odd, new DeviceNumber(300, 70_000));
        });
    try (OpenDirectory tree = OpenDirectory.open(layer.tree());
        OpenDirectory d = tree.directory(name("d"));
        FileIndex index = FileIndex.open(layer)) {
      for (String each : List.of("f", "p", "c", "b")) {
        FileStatus status = d.status(name(each));
        assertThat(status.permissions()).as(each).isEqualTo(04751);
        assertThat(List.of(status.uid(), status.gid())).containsExactly(70_000L, 4_000_000_000L);
        assertThat(status.seconds()).isEqualTo(1_600_000_000);
        assertThat(status.nanoseconds()).isEqualTo(123_456_789);
        assertThat(index.find(LayerPath.of("d/" + each)).orElseThrow().metadata()).isEqualTo(odd);
      }
      FileStatus link = d.status(name("l"));
      assertThat(List.of(link.uid(), link.seconds())).containsExactly(70_000L, 1_600_000_000L);
      assertThat(d.readLink(name("l"))).isEqualTo(name("f"));
      assertThat(d.status(name("b")).deviceMinor()).isEqualTo(70_000);
      assertThat(d.status().uid()).isEqualTo(1);
      assertThat(d.status().permissions()).isEqualTo(04751);
      assertThat(d.status().seconds()).as("set after its entries").isEqualTo(1_600_000_000);
    }
  }

  @Test
  void hardLinksShareOneInode() throws IOException {
    LayerTree layer =
        committed(tar -> {
          tar.directory(name("d"), USABLE);
          tar.file(name("d/first"), PLAIN, name("x"));
          tar.hardLink(name("second"), PLAIN, name("d/first"));
          tar.hardLink(name("third"), PLAIN, name("/second"));
        });
    try (OpenDirectory tree = OpenDirectory.open(layer.tree());
        FileIndex index = FileIndex.open(layer)) {
      assertThat(tree.status(name("third")).links()).isEqualTo(3);
      IndexEntry third = index.find(LayerPath.of("third")).orElseThrow();
      assertThat(third.kind()).isEqualTo(EntryKind.HARD_LINK);
      assertThat(third.link()).isEqualTo(name("d/first"));
      assertThat(third.size()).isEqualTo(1);
    }
  }

  @Test
  void attributesAndCapabilitiesSurviveTheChangeOfOwner() throws IOException {
    byte[] capability = HexFormat.of().parseHex("0100000200200000000000000000000000000000");
    List<ExtendedAttribute> attributes =
        List.of(
            new ExtendedAttribute("security.capability", capability),
            new ExtendedAttribute("user.empty", new byte[0]),
            new ExtendedAttribute("user.note", new byte[] {0, '\n', (byte) 0xff}));
    LayerTree layer =
        committed(tar -> {
          tar.file(name("ping"), PLAIN.ownedBy(5, 5).with(attributes), name("elf"));
          tar.directory(name("d"), USABLE.with(attributes.subList(2, 3)));
        });
    try (OpenDirectory tree = OpenDirectory.open(layer.tree());
        FileIndex index = FileIndex.open(layer)) {
      assertThat(tree.attributes(name("ping")).all()).isEqualTo(attributes);
      assertThat(tree.attributes(name("d")).all()).isEqualTo(attributes.subList(2, 3));
      assertThat(index.find(LayerPath.of("ping")).orElseThrow().metadata().attributes())
          .isEqualTo(attributes);
    }
  }

  @Test
  void attributesThatSpeakToTheHostAreNotImported() throws IOException {
    byte[] y = name("y");
    LayerTree layer =
        committed(tar ->
            tar.directory(
                name("d"),
                USABLE.with(
                    List.of(
                        new ExtendedAttribute("trusted.overlay.opaque", y),
                        new ExtendedAttribute("trusted.overlay.redirect", name("/etc")),
                        new ExtendedAttribute("user.overlay.whiteout", y),
                        new ExtendedAttribute("security.selinux", y),
                        new ExtendedAttribute("security.ima", y),
                        new ExtendedAttribute("security.evm", y)))));
    try (OpenDirectory tree = OpenDirectory.open(layer.tree())) {
      assertThat(tree.attributes(name("d")).all()).isEmpty();
    }
  }

  @Test
  void namesKeepTheirBytes() throws IOException {
    byte[] odd = {'a', (byte) 0xff, '\n', (byte) 0x80};
    byte[] longest = new byte[255];
    Arrays.fill(longest, (byte) 0xfe);
    LayerTree layer =
        committed(tar -> {
          tar.file(odd, PLAIN, name("x"));
          tar.file(longest, PLAIN, name("y"));
          tar.symbolicLink(name("l"), PLAIN, longest);
        });
    try (OpenDirectory tree = OpenDirectory.open(layer.tree());
        FileIndex index = FileIndex.open(layer)) {
      assertThat(tree.status(odd).isRegular()).isTrue();
      assertThat(tree.readLink(name("l"))).isEqualTo(longest);
      assertThat(index.find(LayerPath.of(longest)).orElseThrow().size()).isEqualTo(1);
      assertThat(index.isIntact()).isTrue();
    }
  }

  @Test
  void whiteoutsAndOpaqueDirectoriesAreOverlays() throws IOException {
    LayerTree layer =
        committed(tar -> {
          tar.whiteout(name("gone"));
          tar.directory(name("d"), USABLE);
          tar.file(name("d/new"), PLAIN, name("x"));
          tar.opaque(name("d"));
          tar.file(name("kept"), PLAIN, name("own"));
          tar.whiteout(name("kept"));
          tar.whiteout(name("replaced"));
          tar.directory(name("replaced"), USABLE);
        });
    try (OpenDirectory tree = OpenDirectory.open(layer.tree());
        FileIndex index = FileIndex.open(layer)) {
      assertThat(tree.status(name("gone")).isWhiteout()).isTrue();
      assertThat(kind(index, "gone")).isEqualTo(EntryKind.WHITEOUT);
      assertThat(opaque(tree, "d")).isTrue();
      assertThat(opaque(tree, "replaced")).isTrue();
      assertThat(index.find(LayerPath.of("d")).orElseThrow().opaque()).isTrue();
      assertThat(kind(index, "kept")).isEqualTo(EntryKind.FILE);
      assertThat(index.entries()).extracting(IndexEntry::path).isSorted().hasSize(6);
    }
  }

  @Test
  void sparseFilesStaySparse() throws IOException {
    LayerTree layer =
        committed(tar -> {
          PaxRecords pax = new PaxRecords();
          pax.add("GNU.sparse.major", "1");
          pax.add("GNU.sparse.minor", "0");
          pax.add("GNU.sparse.name", "huge");
          pax.add("GNU.sparse.realsize", Long.toString(100L << 30));
          extended(tar, pax);
          byte[] map = Arrays.copyOf(name("2\n1048576\n3\n107374182395\n5\n"), 512);
          tar.entry('0', name("./x"), PLAIN, 520, new byte[0], DeviceNumber.NONE);
          tar.raw(concatenated(map, name("onelast!")));
        });
    try (OpenDirectory tree = OpenDirectory.open(layer.tree());
        OpenFile file = tree.regularFileInRoot(name("huge"))) {
      assertThat(file.status().size()).isEqualTo(100L << 30);
      assertThat(file.nextData(0)).isEqualTo(1 << 20);
      try (InputStream in = Files.newInputStream(layer.tree().resolve("huge"))) {
        in.skipNBytes(1 << 20);
        assertThat(in.readNBytes(4)).isEqualTo(new byte[] {'o', 'n', 'e', 0});
      }
    }
  }

  @Test
  void directoriesThatTheLayerDoesNotNameLookAsBelow() throws IOException {
    Metadata odd = new Metadata(01770, 7, 8, 1_500_000_000, 5, List.of());
    LayerTree base =
        committed(tar -> {
          tar.directory(name("a"), odd);
          tar.directory(name("a/b"), odd.ownedBy(9, 9));
        });
    LayerBytes.Content content = tar -> tar.file(name("a/b/c"), PLAIN, name("x"));
    LayerTree above = committed(content, base);
    LayerTree alone = committed(content);
    assertThat(above.key()).startsWith(alone.key().substring(0, 64)).isNotEqualTo(alone.key());
    try (OpenDirectory tree = OpenDirectory.open(above.tree());
        OpenDirectory a = tree.directory(name("a"));
        FileIndex index = FileIndex.open(above)) {
      assertThat(a.status().permissions()).isEqualTo(01770);
      assertThat(a.status().uid()).isEqualTo(7);
      assertThat(a.status().seconds()).isEqualTo(1_500_000_000);
      assertThat(a.status(name("b")).uid()).isEqualTo(9);
      assertThat(index.find(LayerPath.of("a")).orElseThrow())
          .extracting(IndexEntry::implied, IndexEntry::metadata)
          .containsExactly(true, odd);
    }
    Digest diffId = Digest.of(LayerBytes.tar(content));
    assertThat(store.find(diffId, List.of(base))).contains(above);
    assertThat(store.find(diffId, List.of())).contains(alone);
  }

  private static boolean opaque(OpenDirectory tree, String entry) throws IOException {
    return tree.attributes(name(entry)).value("trusted.overlay.opaque").isPresent();
  }

  private static EntryKind kind(FileIndex index, String path) {
    return index.find(LayerPath.of(path)).orElseThrow().kind();
  }

  private LayerTree committed(LayerBytes.Content content, LayerTree... below) throws IOException {
    try (StagedLayer staged = store.unpack(LayerBytes.stream(content))) {
      assertThat(staged.layer().notes()).isEmpty();
      return staged.commit(List.of(below));
    }
  }

  static void extended(TarWriter tar, PaxRecords pax) throws IOException {
    byte[] records = pax.bytes();
    tar.entry('x', name("pax"), PLAIN, records.length, new byte[0], DeviceNumber.NONE);
    tar.raw(records);
  }

  static byte[] concatenated(byte[] first, byte[] second) {
    byte[] result = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, result, first.length, second.length);
    return result;
  }
}
