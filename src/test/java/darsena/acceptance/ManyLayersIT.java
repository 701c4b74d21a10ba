package darsena.acceptance;

import static darsena.layer.tar.TarWriter.name;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import darsena.fixture.TestImage;
import darsena.layer.Metadata;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images that other engines refuse or change: as many layers as the kernel takes, unnamed parents.
 */
class ManyLayersIT {
  private static final int LAYERS = 127;

  @TempDir static Path directory;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  private Darsena darsena;

  @BeforeEach
  void open() throws Exception {
    darsena = Darsena.at(directory.resolve("store"));
  }

  @AfterEach
  void clear() {
    if (darsena != null) {
      darsena.clear();
    }
  }

  @Test
  void anImageOf127LayersRuns() throws Exception {
    TestImage.Builder image = ProbeImage.builder();
    for (int layer = 2; layer <= LAYERS; layer++) {
      image.layer("layer-" + layer, "layer " + layer + "\n");
    }
    ProbeImage.bringTo(darsena, "deep", image.build());

    assertThat(darsena.run("run", "--rm", "deep", "cat:/layer-2", "cat:/layer-127").expected())
        .contains("layer 2", "layer 127");
    assertThat(darsena.here("history", "-q", "deep").expected().lines()).hasSize(LAYERS);
  }

  @Test
  void aDirectoryThatALayerDoesNotNameStaysAsItIs() throws Exception {
    byte[] tools = Files.readAllBytes(ProbeImage.program("lanterna"));
    TestImage image =
        TestImage.builder()
            .layer(tar -> {
              tar.directory(name("vault"), Metadata.ofMode(01750).ownedBy(7, 8));
              tar.directory(name("vault/deep"), Metadata.ofMode(02711).ownedBy(9, 10));
              tar.file(name("lanterna"), Metadata.ofMode(0755), tools);
            })
            .layer(tar ->
                tar.file(name("vault/deep/gold"), Metadata.ofMode(0600), "gold".getBytes(UTF_8)))
            .layer("new/place", "x")
            .entrypoint("/lanterna")
            .build();
    ProbeImage.bringTo(darsena, "unnamed", image);

    String seen = darsena.run("run", "--rm", "unnamed", "sh", "-c", "ls /; ls /vault").expected();

    assertThat(seen)
        .containsPattern("d1750 +7 +8 +\\d+ vault")
        .containsPattern("d2711 +9 +10 +\\d+ deep")
        .containsPattern("d0755 +0 +0 +\\d+ new");
  }
}
