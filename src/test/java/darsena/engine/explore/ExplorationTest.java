package darsena.engine.explore;

import static darsena.engine.explore.ImageByCode.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  @Test
  void aLayerAddsModifiesAndRemoves() {
    Exploration image =
        image()
            .layer()
            .file("etc/a", 1, "a")
            .file("etc/b", 2, "b")
            .file("etc/c", 3, "c")
            .layer()
            .file("etc/b", 5, "B")
            .whiteout("etc/c")
            .file("etc/d", 7, "d")
            .explored();

    assertThat(changes(image.layer(1)))
        .containsExactly("  /etc", "  /etc/a", "~ /etc/b [CONTENT]", "- /etc/c", "+ /etc/d");
    assertThat(image.tallies()).containsExactly(new LayerTally(4, 0, 0), new LayerTally(1, 1, 1));
  }

  @Test
  void theLowestLayerIsAllAdditions() {
    Exploration image = image().layer().directory("bin").symlink("sh", "bin/sh").explored();
    assertThat(changes(image.layer(0))).containsExactly("+ /bin", "+ /sh");
    assertThat(changes(image.aggregate(0))).containsExactly("+ /bin", "+ /sh");
  }

  @Test
  void anAggregateTellsAllThatHappenedAboveTheLowestLayer() {
    Exploration image =
        image()
            .layer()
            .file("a", 1, "a")
            .file("b", 1, "b")
            .layer()
            .file("c", 1, "c")
            .file("d", 1, "d")
            .layer()
            .whiteout("a")
            .whiteout("d")
            .explored();
    assertThat(changes(image.aggregate(2))).containsExactly("- /a", "  /b", "+ /c");
    assertThat(changes(image.compare(Exploration.BEFORE_ALL, 2))).containsExactly("+ /b", "+ /c");
    assertThat(changes(image.compare(2, 1))).containsExactly("+ /a", "  /b", "  /c", "+ /d");
  }

  @Test
  void modeOwnerTimeAndContentAreToldApart() {
    Exploration image =
        image()
            .layer()
            .file("mode", 1, "m")
            .file("owner", 1, "o")
            .file("same", 1, "s")
            .symlink("link", "here")
            .layer()
            .file("mode", 1, "m", 0755, 0)
            .file("owner", 1, "o", 0644, 7)
            .file("same", 1, "s")
            .symlink("link", "there")
            .explored();
    assertThat(changes(image.layer(1)))
        .containsExactly("~ /link [CONTENT]", "~ /mode [MODE]", "~ /owner [OWNER]", "  /same");
  }

  @Test
  void aWhiteoutTakesAWholeDirectory() {
    Exploration image =
        image()
            .layer()
            .file("srv/www/index", 10, "i")
            .file("srv/log", 1, "l")
            .layer()
            .whiteout("srv")
            .explored();
    assertThat(changes(image.layer(1)))
        .containsExactly("- /srv", "- /srv/log", "- /srv/www", "- /srv/www/index");
    Comparison layer = image.layer(1);
    assertThat(layer.changedSize(Exploration.ROOT)).isEqualTo(11);
    assertThat(layer.size(Exploration.ROOT)).isZero();
  }

  @Test
  void aDirectoryRemovedAndMadeAgainHasOnlyWhatIsNew() {
    Exploration image =
        image()
            .layer()
            .file("srv/old", 10, "old")
            .file("srv/kept", 10, "kept")
            .layer()
            .whiteout("srv")
            .layer()
            .file("srv/new", 10, "new")
            .explored();
    assertThat(changes(image.layer(2))).containsExactly("+ /srv", "+ /srv/new");
    assertThat(changes(image.aggregate(2)))
        .containsExactly("  /srv", "- /srv/kept", "+ /srv/new", "- /srv/old");
  }

  @Test
  void aWhiteoutHidesNothingOfItsOwnLayer() {
    Exploration image =
        image()
            .layer()
            .file("srv/old", 10, "old")
            .file("srv/both", 10, "both")
            .layer()
            .file("srv/both", 10, "other")
            .whiteout("srv")
            .explored();
    assertThat(changes(image.layer(1)))
        .containsExactly("  /srv", "~ /srv/both [CONTENT]", "- /srv/old");
  }

  @Test
  void anOpaqueDirectoryHidesWhatIsBelow() {
    Exploration image =
        image()
            .layer()
            .file("etc/conf.d/one", 1, "1")
            .file("etc/conf.d/deep/two", 2, "2")
            .file("etc/passwd", 3, "3")
            .layer()
            .directory("etc/conf.d")
            .opaque("etc/conf.d")
            .file("etc/conf.d/three", 4, "3")
            .explored();
    assertThat(changes(image.layer(1)))
        .containsExactly(
            "  /etc",
            "  /etc/conf.d",
            "- /etc/conf.d/deep",
            "- /etc/conf.d/deep/two",
            "- /etc/conf.d/one",
            "+ /etc/conf.d/three",
            "  /etc/passwd");
    int directory = node(image, "etc/conf.d");
    assertThat(image.layer(1).isCleared(directory)).isTrue();
    assertThat(image.layer(0).isCleared(directory)).isFalse();
  }

  @Test
  void aFileTakesThePlaceOfADirectoryAndTheOtherWayRound() {
    Exploration image =
        image()
            .layer()
            .file("var/run/pid", 1, "p")
            .layer()
            .symlink("var/run", "/run")
            .layer()
            .file("var/run/new", 1, "n")
            .explored();
    assertThat(changes(image.layer(1)))
        .containsExactly("  /var", "~ /var/run [KIND, CONTENT, MODE]", "- /var/run/pid");
    assertThat(changes(image.layer(2)))
        .containsExactly("  /var", "~ /var/run [KIND, CONTENT, MODE]", "+ /var/run/new");
  }

  @Test
  void aDirectoryThatNoLayerNamesIsImpliedAndChangesNothing() {
    Exploration image =
        image()
            .layer()
            .directory("opt", 0700)
            .layer()
            .file("opt/tool", 1, "t")
            .file("usr/bin/tool", 1, "t")
            .explored();
    assertThat(changes(image.layer(1)))
        .containsExactly("  /opt", "+ /opt/tool", "+ /usr", "+ /usr/bin", "+ /usr/bin/tool");
    assertThat(version(image, "opt", 1).mode()).isEqualTo(0700);
    assertThat(version(image, "usr/bin", 1).implied()).isTrue();
  }

  @Test
  void ofTwoEntriesWithOnePathTheLaterCounts() {
    Exploration image = image().layer().file("a", 1, "x").file("./a", 2, "y").explored();
    assertThat(version(image, "/a", 0).size()).isEqualTo(2);
    assertThat(image.versions(node(image, "a"))).hasSize(1);
  }

  @Test
  void twoImagesAreComparedAsWholes() {
    Exploration old =
        image()
            .layer()
            .file("a", 1, "a")
            .file("b", 1, "b")
            .layer()
            .whiteout("b")
            .file("etc/x", 9, "x")
            .explored();
    Exploration fresh =
        image()
            .layer()
            .file("a", 1, "A")
            .file("c", 1, "c")
            .file("etc/x", 9, "x")
            .opaque("etc")
            .explored();
    Comparison difference = old.compare(fresh);
    assertThat(changes(difference)).containsExactly("~ /a [CONTENT]", "+ /c", "  /etc", "  /etc/x");
    assertThat(changes(fresh.compare(old)))
        .containsExactly("~ /a [CONTENT]", "- /c", "  /etc", "  /etc/x");
  }

  @Test
  void versionsTellWhereAFileComesFromAndHowItEnds() {
    Exploration image =
        image()
            .layer()
            .file("a", 1, "1")
            .layer()
            .layer()
            .file("a", 2, "2")
            .layer()
            .whiteout("a")
            .explored();
    assertThat(image.versions(node(image, "a")))
        .extracting(FileVersion::layer, FileVersion::ended)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, Optional.of(2)),
            org.assertj.core.groups.Tuple.tuple(2, Optional.of(3)));
  }

  @Test
  void whiteoutsOfNothingAndEmptyImagesAreNoTrouble() {
    assertThat(changes(image().layer().whiteout("no/such").opaque("nor").explored().layer(0)))
        .isEmpty();
    Exploration nothing = image().explored();
    assertThat(nothing.nodeCount()).isEqualTo(1);
    assertThat(nothing.efficiency().score()).isEqualTo(1);
    assertThatThrownBy(() -> image().layer().explored().layers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static int node(Exploration image, String path) {
    return image.find(path).orElseThrow();
  }

  private static FileVersion version(Exploration image, String path, int layer) {
    return image.versionAt(node(image, path), layer).orElseThrow();
  }

  private static List<String> changes(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    for (int node = 1; node < comparison.exploration().nodeCount(); node++) {
      String path = comparison.exploration().pathText(node);
      switch (comparison.change(node)) {
        case ABSENT -> {}
        case UNMODIFIED -> lines.add("  " + path);
        case ADDED -> lines.add("+ " + path);
        case MODIFIED -> lines.add("~ " + path + " " + comparison.differences(node));
        case REMOVED -> lines.add("- " + path);
      }
    }
    lines.sort(java.util.Comparator.comparing(line -> line.substring(2)));
    return lines;
  }
}
