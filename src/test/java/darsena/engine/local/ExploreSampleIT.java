package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.engine.explore.Change;
import darsena.engine.explore.Comparison;
import darsena.engine.explore.Difference;
import darsena.engine.explore.EntryKind;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.FileVersion;
import darsena.engine.explore.Finding;
import darsena.engine.local.events.Herald;
import darsena.engine.local.images.ImageUse;
import darsena.engine.local.images.LocalImages;
import darsena.store.StorePaths;
import darsena.store.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample image in a real store, taken apart from its indexes. */
class ExploreSampleIT {
  @TempDir Path root;
  private LocalImages images;
  private Exploration image;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(
        System.getProperty("user.name").equals("root"), "skipped: unpacking layers needs root");
    StorePaths paths = StorePaths.at(root);
    images =
        LocalImages.open(
            paths,
            Set.of(),
            Map.of(),
            ImageUse.Uses::none,
            new Herald(new Journal(paths.events()), InstantSource.system()));
    image = images.explore("lanterna");
  }

  @Test
  void everyKindOfChangeIsSeen() {
    assertThat(image.layers()).hasSize(4);
    assertThat(image.layer(1).change(node("opt/lamp/lens.dat"))).isEqualTo(Change.ADDED);
    Comparison repainted = image.layer(2);
    assertThat(repainted.change(node("etc/motd"))).isEqualTo(Change.MODIFIED);
    assertThat(repainted.differences(node("etc/motd"))).contains(Difference.CONTENT);
    assertThat(repainted.differences(node("opt/lamp/lens.dat"))).containsExactly(Difference.OWNER);
    Comparison cleaned = image.layer(3);
    assertThat(cleaned.change(node("var/cache/build/stone.o"))).isEqualTo(Change.REMOVED);
    assertThat(cleaned.change(node("srv/harbour/charts/roads.txt"))).isEqualTo(Change.REMOVED);
    assertThat(cleaned.change(node("srv/harbour/charts/inner-basin.txt")))
        .isEqualTo(Change.MODIFIED);
    assertThat(cleaned.isCleared(node("srv/harbour/charts"))).isTrue();
    assertThat(cleaned.change(node("srv"))).isEqualTo(Change.UNMODIFIED);
  }

  @Test
  void theCopyForAnotherOwnerIsTheWorstWaste() {
    Finding worst = image.efficiency().finding(0);
    assertThat(image.pathText(worst.node())).isEqualTo("/opt/lamp/lens.dat");
    assertThat(worst.wasted()).isEqualTo(1 << 20);
    assertThat(worst.steps().getFirst().fate())
        .isEqualTo(new Finding.Replaced(2, Set.of(Difference.OWNER)));
  }

  @Test
  void aFileWithTwoNamesCountsOnce() {
    FileVersion shell = image.versionAt(node("bin/sh"), 0).orElseThrow();
    assertThat(shell.kind()).isEqualTo(EntryKind.HARD_LINK);
    assertThat(image.layer(0).size(node("bin"))).isEqualTo(shell.size());
  }

  @Test
  void aFileIsReadAsEachLayerHasIt() throws IOException {
    assertThat(content(0, "etc/motd")).isEqualTo("The lantern is being built.\n");
    assertThat(content(2, "etc/motd")).isEqualTo("Lit.\n");
    try (InputStream motd =
        images.open("lanterna", 2, "etc/motd".getBytes(StandardCharsets.UTF_8))) {
      motd.skipNBytes(3);
      assertThat(motd.readAllBytes()).isEqualTo(".\n".getBytes(StandardCharsets.UTF_8));
      assertThat(motd.skip(10)).isZero();
    }
  }

  private String content(int layer, String path) throws IOException {
    try (InputStream in = images.open("lanterna", layer, path.getBytes(StandardCharsets.UTF_8))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private int node(String path) {
    return image.find(path).orElseThrow();
  }
}
