package darsena.engine.explore;

import static darsena.engine.explore.ImageByCode.image;
import static org.assertj.core.api.Assertions.assertThat;

import darsena.engine.explore.Finding.Kept;
import darsena.engine.explore.Finding.Removed;
import darsena.engine.explore.Finding.Replaced;
import darsena.engine.explore.Finding.Step;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EfficiencyTest {

  @Test
  void allButTheLastCopyAreWasted() {
    Exploration image =
        image()
            .layer()
            .file("app", 10, "1")
            .layer()
            .file("app", 20, "2")
            .layer()
            .file("app", 30, "3")
            .explored();
    Efficiency efficiency = image.efficiency();
    assertThat(efficiency.stored()).isEqualTo(60);
    assertThat(efficiency.wasted()).isEqualTo(30);
    assertThat(efficiency.score()).isEqualTo(0.5);
    assertThat(efficiency.wastedBy(0)).isEqualTo(10);
    assertThat(efficiency.wastedBy(2)).isZero();
    assertThat(efficiency.finding(0).steps())
        .containsExactly(
            new Step(0, 10, new Replaced(1, Set.of(Difference.CONTENT))),
            new Step(1, 20, new Replaced(2, Set.of(Difference.CONTENT))),
            new Step(2, 30, new Kept()));
  }

  @Test
  void whatIsRemovedCountsWhereItWasStored() {
    Efficiency efficiency =
        image()
            .layer()
            .file("tmp/cache", 70, "c")
            .file("bin", 30, "b")
            .layer()
            .whiteout("tmp")
            .explored()
            .efficiency();
    assertThat(efficiency.score()).isEqualTo(0.3);
    assertThat(efficiency.wastedBy(0)).isEqualTo(70);
    assertThat(efficiency.findingCount()).isEqualTo(1);
    assertThat(efficiency.finding(0).steps()).containsExactly(new Step(0, 70, new Removed(1)));
  }

  @Test
  void aCopyForTheSakeOfItsOwnerIsNamedAsSuch() {
    Efficiency efficiency =
        image()
            .layer()
            .file("app", 10, "1", 0644, 0)
            .layer()
            .file("app", 10, "1", 0644, 33)
            .explored()
            .efficiency();
    assertThat(efficiency.finding(0).steps().getFirst().fate())
        .isInstanceOfSatisfying(
            Replaced.class,
            replaced -> {
              assertThat(replaced.sameContent()).isTrue();
              assertThat(replaced.differences()).containsExactly(Difference.OWNER);
            });
  }

  @Test
  void aFileWithTwoNamesIsWastedOnceAndOnlyWhenBothAreGone() {
    ImageByCode image = image().layer().file("a", 50, "a").link("b", "a").layer().whiteout("a");
    assertThat(image.explored().efficiency().wasted()).isZero();
    Efficiency gone = image.layer().whiteout("b").explored().efficiency();
    assertThat(gone.wasted()).isEqualTo(50);
    assertThat(gone.stored()).isEqualTo(50);
  }

  @Test
  void theWorstComesFirst() {
    Exploration image =
        image()
            .layer()
            .file("small", 1, "s")
            .file("large", 9, "l")
            .file("kept", 5, "k")
            .layer()
            .whiteout("small")
            .whiteout("large")
            .explored();
    Efficiency efficiency = image.efficiency();
    assertThat(efficiency.findingCount()).isEqualTo(2);
    assertThat(image.pathText(efficiency.finding(0).node())).isEqualTo("/large");
    assertThat(image.pathText(efficiency.finding(1).node())).isEqualTo("/small");
  }
}
