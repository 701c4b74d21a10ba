package darsena.engine.explore.rows;

import static darsena.engine.explore.ImageByCode.image;
import static org.assertj.core.api.Assertions.assertThat;

import darsena.engine.explore.Change;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.ImageByCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleRowsTest {
  private final Exploration image =
      image()
          .layer()
          .file("bin/sh", 50, "sh")
          .file("etc/group", 1, "g")
          .file("etc/passwd", 2, "p")
          .file("var/cache/big", 90, "b")
          .layer()
          .file("etc/passwd", 3, "P")
          .whiteout("var/cache/big")
          .file("opt/Tool.jar", 40, "t")
          .explored();
  private final VisibleRows all = VisibleRows.of(image.layer(1), RowFilter.ALL, SortOrder.NAME);
  private final VisibleRows touched =
      VisibleRows.of(image.layer(1), RowFilter.TOUCHED, SortOrder.NAME);

  @Test
  void aSmallTreeIsUnfoldedAndInTheOrderOfNames() {
    assertThat(paths(all))
        .containsExactly(
            "/bin",
            "/bin/sh",
            "/etc",
            "/etc/group",
            "/etc/passwd",
            "/opt",
            "/opt/Tool.jar",
            "/var",
            "/var/cache",
            "/var/cache/big");
  }

  @Test
  void aFilterKeepsTheWayToWhatItShows() {
    assertThat(paths(touched))
        .containsExactly(
            "/etc", "/etc/passwd", "/opt", "/opt/Tool.jar", "/var", "/var/cache", "/var/cache/big");
    RowFilter removed = new RowFilter(java.util.Set.of(Change.REMOVED), "");
    assertThat(paths(all.filtered(removed)))
        .containsExactly("/var", "/var/cache", "/var/cache/big");
    assertThat(paths(all.filtered(removed.toggled(Change.REMOVED)))).isEmpty();
  }

  @Test
  void textIsAnExpressionOverThePath() {
    assertThat(paths(all.filtered(RowFilter.ALL.matching("\\.jar$"))))
        .containsExactly("/opt", "/opt/Tool.jar");
    assertThat(paths(all.filtered(RowFilter.ALL.matching("tool")))).contains("/opt/Tool.jar");
    assertThat(paths(all.filtered(RowFilter.ALL.matching("TOOL")))).isEmpty();
    assertThat(paths(all.filtered(RowFilter.ALL.matching("(")))).isEmpty();
    assertThat(paths(touched.filtered(RowFilter.TOUCHED.matching("^/etc"))))
        .containsExactly("/etc", "/etc/passwd");
  }

  @Test
  void aDirectoryThatMatchesShowsAllThatIsInIt() {
    assertThat(paths(all.filtered(RowFilter.ALL.matching("cach"))))
        .containsExactly("/var", "/var/cache", "/var/cache/big");
    assertThat(paths(all.filtered(RowFilter.ALL.matching("c.ch"))))
        .containsExactly("/var", "/var/cache", "/var/cache/big");
  }

  @Test
  void whatATextIsFoundInIsUnfolded() {
    VisibleRows folded = all.allFolded(true);
    assertThat(paths(folded.filtered(RowFilter.ALL.matching("passwd"))))
        .containsExactly("/etc", "/etc/passwd");
    assertThat(paths(folded.filtered(RowFilter.TOUCHED))).doesNotContain("/etc/passwd");
  }

  @Test
  void foldingHidesWhatIsInside() {
    VisibleRows folded = all.toggled(image.find("var").orElseThrow());
    assertThat(paths(folded)).endsWith("/opt/Tool.jar", "/var");
    assertThat(paths(folded.toggled(image.find("var").orElseThrow()))).isEqualTo(paths(all));
    assertThat(paths(all.allFolded(true))).containsExactly("/bin", "/etc", "/opt", "/var");
    assertThat(all.allFolded(true).anyFolded()).isTrue();
    assertThat(all.anyFolded()).isFalse();
    int deep = image.find("var/cache/big").orElseThrow();
    assertThat(paths(all.allFolded(true).revealing(deep)))
        .containsExactly("/bin", "/etc", "/opt", "/var", "/var/cache", "/var/cache/big");
  }

  @Test
  void theLargestMayComeFirst() {
    assertThat(paths(all.sorted(SortOrder.SIZE).allFolded(true)))
        .containsExactly("/bin", "/opt", "/etc", "/var");
  }

  @Test
  void whereTheMostChangedMayComeFirst() {
    Exploration busy =
        image().layer().file("a/1", 1, "1").file("b/1", 1, "1").file("b/2", 1, "2").explored();
    VisibleRows rows = VisibleRows.of(busy.layer(0), RowFilter.ALL, SortOrder.CHANGES);
    assertThat(paths(rows)).containsExactly("/b", "/b/1", "/b/2", "/a", "/a/1");
  }

  @Test
  void rowsOfNodesAreFoundAndFoldedOnesStandForWhatIsInside() {
    int deep = image.find("var/cache/big").orElseThrow();
    assertThat(all.node(all.rowOf(deep))).isEqualTo(deep);
    VisibleRows folded = all.allFolded(true);
    assertThat(image.pathText(folded.node(folded.rowOf(deep)))).isEqualTo("/var");
    assertThat(all.nodes(8, 10)).hasSize(2);
  }

  @Test
  void theNextChangeIsFoundAlsoInFoldedDirectories() {
    int passwd = all.nextChange(0, 1);
    assertThat(image.pathText(all.node(passwd))).isEqualTo("/etc/passwd");
    assertThat(all.nextChange(passwd, -1)).isEqualTo(passwd);
    VisibleRows folded = all.allFolded(true);
    assertThat(image.pathText(folded.node(folded.nextChange(0, 1)))).isEqualTo("/etc");
  }

  @Test
  void aLargeTreeIsUnfoldedLevelByLevelOnly() {
    ImageByCode large = image().layer();
    for (int file = 0; file < 2_000; file++) {
      large.file("usr/share/" + file, 1, "f" + file);
      large.file("usr/" + file % 10, 1, "f" + file);
    }
    VisibleRows rows = VisibleRows.of(large.explored().layer(0), RowFilter.ALL, SortOrder.NAME);
    assertThat(rows.count()).isEqualTo(12);
    assertThat(rows.allFolded(false).count()).isEqualTo(2_012);
  }

  private static List<String> paths(VisibleRows rows) {
    List<String> paths = new ArrayList<>();
    for (int node : rows.nodes(0, rows.count())) {
      paths.add(rows.comparison().exploration().pathText(node));
    }
    return paths;
  }
}
