package darsena.layer;

import static darsena.layer.tar.TarWriter.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.fixture.LayerBytes;
import darsena.fixture.TreeListing;
import darsena.image.Digest;
import darsena.layer.store.LayerStore;
import darsena.layer.store.StagedLayer;
import darsena.layer.tar.TarWriter;
import darsena.layer.tree.UnpackLimits;
import darsena.os.tree.ExtendedAttribute;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same layer unpacked by umoci is the same tree, entry by entry. */
class UmociComparisonIT {
  private static final Metadata ODD =
      new Metadata(04751, 1000, 70_000, 1_600_000_000, 123_456_789, List.of());

  @TempDir Path root;

  @Test
  void treesAreEqual() throws IOException, InterruptedException {
    assumeTrue(System.getProperty("user.name").equals("root"), "skipped: owners need root");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/umoci")), "skipped: umoci is not installed");
    byte[] tar = LayerBytes.tar(UmociComparisonIT::everything);
    byte[] blob = LayerBytes.gzip(tar);
    LayerStore store =
        new LayerStore(root.resolve("layers"), OverlayMarks.TRUSTED, UnpackLimits.DEFAULT);
    try (StagedLayer staged = store.unpack(new ByteArrayInputStream(blob))) {
      Map<String, String> ours = TreeListing.of(staged.commit(List.of()).tree());
      assertThat(ours).hasSize(12).isEqualTo(umoci(tar, blob));
    }
  }

  private static void everything(TarWriter tar) throws IOException {
    byte[] capability = HexFormat.of().parseHex("0100000200200000000000000000000000000000");
    tar.directory(name("."), Metadata.ofMode(0755));
    tar.directory(name("d"), ODD.ownedBy(1, 2));
    tar.directory(name("d/deeper"), ODD);
    tar.file(name("d/deeper/f"), ODD, name("content"));
    tar.hardLink(name("d/hard"), ODD, name("d/deeper/f"));
    tar.symbolicLink(name("d/soft"), ODD, name("/nowhere"));
    tar.file(new byte[] {'n', (byte) 0xff}, ODD, name("x"));
    tar.file(name("d/" + "long".repeat(40)), ODD, new byte[0]);
    tar.device(name("null"), EntryKind.CHARACTER_DEVICE, ODD, new DeviceNumber(1, 3));
    tar.device(name("disk"), EntryKind.BLOCK_DEVICE, ODD, new DeviceNumber(7, 300));
    tar.fifo(name("pipe"), ODD);
    tar.file(
        name("ping"),
        ODD.with(List.of(new ExtendedAttribute("security.capability", capability))),
        name("elf"));
    tar.file(name("late"), ODD, name("first"));
    tar.file(name("late"), ODD.ownedBy(3, 3), name("second"));
  }

  private Map<String, String> umoci(byte[] tar, byte[] blob)
      throws IOException, InterruptedException {
    Path layout = root.resolve("layout");
    byte[] config =
        name(
            """
            {"architecture":"amd64","os":"linux","config":{},\
            "rootfs":{"type":"layers","diff_ids":["%s"]}}\
            """
                .formatted(Digest.of(tar)));
    byte[] manifest =
        name(
            """
            {"schemaVersion":2,"config":%s,"layers":[%s]}\
            """
                .formatted(
                    blob(layout, "application/vnd.oci.image.config.v1+json", config),
                    blob(layout, "application/vnd.oci.image.layer.v1.tar+gzip", blob)));
    String described = blob(layout, "application/vnd.oci.image.manifest.v1+json", manifest);
    Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Files.writeString(
        layout.resolve("index.json"),
        "{\"schemaVersion\":2,\"manifests\":[%s]}"
            .formatted(
                described.replace(
                    "}", ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"t\"}}")));
    Path bundle = root.resolve("bundle");
    Process umoci =
        new ProcessBuilder("umoci", "unpack", "--image", layout + ":t", bundle.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(umoci.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(umoci.waitFor()).as(said).isZero();
    return TreeListing.of(bundle.resolve("rootfs"));
  }

  private static String blob(Path layout, String type, byte[] content) throws IOException {
    Path blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
    Digest digest = Digest.of(content);
    Files.write(blobs.resolve(digest.hex()), content);
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(type, digest, content.length);
  }
}
