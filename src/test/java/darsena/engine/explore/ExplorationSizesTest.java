package darsena.engine.explore;

import static darsena.engine.explore.ImageByCode.image;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplorationSizesTest {
  @Test
  void aFileWithSeveralNamesCountsOnce() {
    Exploration image =
        image()
            .layer()
            .link("a/first", "z/original")
            .file("z/original", 100, "o")
            .link("z/second", "a/first")
            .explored();
    Comparison layer = image.layer(0);
    assertThat(layer.size(Exploration.ROOT)).isEqualTo(100);
    assertThat(layer.size(node(image, "a"))).isZero();
    assertThat(version(image, "a/first", 0).size()).isEqualTo(100);
    assertThat(version(image, "z/second", 0).size()).isEqualTo(100);
  }

  @Test
  void aNameThatStaysKeepsTheBytesOfOneThatGoes() {
    Exploration image =
        image()
            .layer()
            .file("z/original", 100, "o")
            .link("z/other", "z/original")
            .layer()
            .whiteout("z/original")
            .explored();
    assertThat(image.layer(1).size(Exploration.ROOT)).isEqualTo(100);
    assertThat(image.efficiency().wasted()).isZero();
  }

  @Test
  void aLinkMayNameAFileOfALowerLayer() {
    Exploration image = image().layer().file("a", 100, "a").layer().link("b", "a").explored();
    Comparison whole = image.compare(Exploration.BEFORE_ALL, 1);
    assertThat(whole.size(Exploration.ROOT)).isEqualTo(100);
    assertThat(image.layer(1).changedSize(Exploration.ROOT)).isZero();
    assertThat(version(image, "b", 1).digest()).isEqualTo(version(image, "a", 0).digest());
  }

  @Test
  void countsAndSizesAddUp() {
    Exploration image =
        image()
            .layer()
            .file("a/b/one", 1, "1")
            .file("a/b/two", 2, "2")
            .file("a/three", 4, "3")
            .layer()
            .file("a/b/one", 8, "8")
            .whiteout("a/three")
            .file("a/b/c/four", 16, "4")
            .explored();
    Comparison layer = image.layer(1);
    int a = node(image, "a");
    assertThat(layer.size(a)).isEqualTo(8 + 2 + 16);
    assertThat(layer.changedSize(a)).isEqualTo(8 + 4 + 16);
    assertThat(List.of(layer.added(a), layer.modified(a), layer.removed(a)))
        .containsExactly(2, 1, 1);
    assertThat(layer.touches(a)).isTrue();
  }

  private static int node(Exploration image, String path) {
    return image.find(path).orElseThrow();
  }

  private static FileVersion version(Exploration image, String path, int layer) {
    return image.versionAt(node(image, path), layer).orElseThrow();
  }
}
