package darsena.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.tui.theme.Style;
import org.junit.jupiter.api.Test;

class PaneTest {
  private final Canvas canvas = new Canvas(10, 2);
  private final Pane pane = Pane.of(canvas);

  @Test
  void aWideCharacterTakesTwoCells() {
    int end = pane.text(0, 0, "漢a", Style.PLAIN);
    assertThat(end).isEqualTo(3);
    assertThat(canvas.text(0, 0)).isEqualTo("漢");
    assertThat(canvas.text(1, 0)).isEmpty();
    assertThat(canvas.text(2, 0)).isEqualTo("a");
  }

  @Test
  void aWideCharacterIsNotCutInHalf() {
    pane.text(9, 0, "漢", Style.PLAIN);
    assertThat(canvas.text(9, 0)).isEqualTo(" ");
  }

  @Test
  void whatIsWrittenOverHalfAWideCharacterLeavesNoOtherHalf() {
    pane.text(0, 0, "漢", Style.PLAIN);
    pane.text(1, 0, "b", Style.PLAIN);
    assertThat(canvas.text(0, 0)).isEqualTo(" ");
    assertThat(canvas.text(1, 0)).isEqualTo("b");
  }

  @Test
  void controlsAreSpelledOut() {
    pane.text(0, 0, "a\033b", Style.PLAIN);
    assertThat(canvas.toString()).startsWith("a\\x1bb\n");
  }

  @Test
  void nothingIsDrawnBeyondThePane() {
    Pane part = pane.part(2, 1, 3, 5);
    part.fill("x", Style.PLAIN);
    part.text(-1, 0, "abcdefgh", Style.PLAIN);
    assertThat(canvas.toString()).isEqualTo("\n  bcd\n");
  }

  @Test
  void anEllipsisTellsThatSomethingIsMissing() {
    pane.fit(0, 0, 5, "abcdefgh", Style.PLAIN);
    assertThat(canvas.toString()).startsWith("abcd…\n");
  }
}
