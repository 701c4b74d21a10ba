package darsena.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import darsena.fixture.LayerBytes;
import darsena.fixture.TreeListing;
import darsena.image.Digest;
import darsena.layer.store.LayerStore;
import darsena.layer.store.StagedLayer;
import darsena.layer.tar.TarWriter;
import darsena.layer.tree.UnpackLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of GNU tar in each of its formats, and each compression, give the tree they came of. */
class OtherTarsIT {
  private static final String MAKE_TREE =
      """
      mkdir -p "$1/source/d/e"; cd "$1/source"
      printf content > d/file; ln d/file hard; ln -s d/file soft; mkfifo pipe
      ln -s "$(printf 'long%.0s' $(seq 60))" "d/$(printf 'name%.0s' $(seq 45))"
      printf x > "$(printf 'n\\377')"; mknod null c 1 3; chmod 6751 d/file; chown 1000:2000 d/e pipe
      printf start > sparse; truncate -s 5M sparse; printf middle >> sparse; truncate -s 9M sparse
      for at in 10 12 14 16 18 20 22; do printf data | dd of=sparse bs=1M seek=$at conv=notrunc status=none; done
      touch -d '2020-01-02 03:04:05' d hard pipe null sparse n*; touch -h -d '2021-01-01' soft d/n*
      touch -d '2022-01-01' d/e; touch -d '2022-02-02' d; touch -d '2022-03-03' .
      """;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format=gnu",
        "--format=gnu --sparse",
        "--format=oldgnu --sparse",
        "--format=posix",
        "--format=posix --sparse --sparse-version=0.0",
        "--format=posix --sparse --sparse-version=0.1",
        "--format=posix --sparse --sparse-version=1.0"
      })
  void everyFormatOfGnuTar(String options) throws IOException, InterruptedException {
    assumeTrue(System.getProperty("user.name").equals("root"), "skipped: owners need root");
    run(MAKE_TREE);
    run("tar -C \"$1/source\" " + options + " --numeric-owner -cf \"$1/tar\" .");
    byte[] tar = Files.readAllBytes(root.resolve("tar"));
    Map<String, String> source = TreeListing.of(root.resolve("source"));
    assertThat(unpacked(LayerBytes.gzip(tar), tar)).hasSize(10).isEqualTo(source);
  }

  @Test
  void everyCompressionInEveryNumberOfPieces() throws IOException {
    byte[] tar =
        LayerBytes.tar(
            content -> content.file(TarWriter.name("f"), Metadata.ofMode(0600), new byte[70_000]));
    byte[] first = Arrays.copyOf(tar, 40_000);
    byte[] second = Arrays.copyOfRange(tar, 40_000, tar.length);
    Map<String, String> plain = unpacked(tar, tar);
    assertThat(plain).hasSize(1);
    assertThat(unpacked(joined(LayerBytes.gzip(first), LayerBytes.gzip(second)), tar))
        .isEqualTo(plain);
    byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 'x', 'x'};
    assertThat(unpacked(joined(skippable, Zstd.compress(first), Zstd.compress(second)), tar))
        .isEqualTo(plain);
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] each : pieces) {
      all.writeBytes(each);
    }
    return all.toByteArray();
  }

  private Map<String, String> unpacked(byte[] blob, byte[] tar) throws IOException {
    LayerStore store =
        new LayerStore(root.resolve("layers"), OverlayMarks.TRUSTED, UnpackLimits.DEFAULT);
    try (StagedLayer staged = store.unpack(new ByteArrayInputStream(blob))) {
      assertThat(staged.layer().blob()).isEqualTo(Digest.of(blob));
      assertThat(staged.layer().diffId()).isEqualTo(Digest.of(tar));
      return TreeListing.of(staged.commit(List.of()).tree());
    }
  }

  private void run(String script) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-ec", script, "sh", root.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
  }
}
