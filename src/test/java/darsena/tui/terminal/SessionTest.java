package darsena.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.tui.theme.Ink;
import darsena.tui.theme.Style;
import darsena.tui.widget.Canvas;
import darsena.tui.widget.Pane;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final String BEGIN = "\033[?2026h";
  private static final String END = "\033[?2026l";

  private final ScriptedTty tty = new ScriptedTty(20, 3);
  private Session session;

  @BeforeEach
  void open() throws IOException {
    session = new Session(tty, Depth.SIXTEEN);
    session.open();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aFrameIsOneWriteInBrackets() throws IOException {
    show("hello", "world");
    assertThat(tty.writes()).hasSize(2);
    assertThat(last()).startsWith(BEGIN).endsWith(END);
    assertThat(tty.screen()).isEqualTo("hello\nworld\n\n");
  }

  @Test
  void whatHasNotChangedIsNotWritten() throws IOException {
    show("hello", "world");
    show("hello", "world");
    assertThat(tty.writes()).hasSize(2);
  }

  @Test
  void onlyTheDifferenceIsWrittenAndNothingIsErased() throws IOException {
    show("hello", "world");
    show("hello", "would");
    assertThat(last()).isEqualTo(BEGIN + "\033[3Gu" + END);
  }

  @Test
  void coloursAreSetOnceForARun() throws IOException {
    Canvas canvas = new Canvas(20, 3);
    Pane.of(canvas).text(0, 0, "red", Style.PLAIN.in(new Ink.Indexed(1)).strong());
    session.show(canvas);
    assertThat(last()).contains("\033[0;1;31mred");
  }

  @Test
  void clustersOfEveryKindLeaveTheNextColumnRight() throws IOException {
    show("漢字|é|e\u0301|", "😀|✅|👨‍👩‍👧|❤️|🇩🇪|", "𝐀|q\u0323\u0307|한|ไทย|");
    show("漢字|é|e\u0301|!", "😀|✅|👨‍👩‍👧|❤️|🇩🇪|!", "𝐀|q\u0323\u0307|한|ไทย|!");
    assertThat(tty.screen().lines().map(line -> line.replace(" ", "")))
        .containsExactly("漢字|é|é|!", "😀|✅|👨|❤|🇩🇪|!", "𝐀|q\u0323\u0307|한|ไทย|!");
  }

  @Test
  void noSequenceOfWritesLeavesHalvesOfWideCharacters() throws IOException {
    show("漢字漢字", "");
    show("a漢字b", "");
    show("ab漢字c", "");
    assertThat(tty.screen()).startsWith("ab漢字c\n");
  }

  @Test
  void leavingGivesBackEveryModeThatEnteringTook() {
    session.close();
    String entered = tty.writes().getFirst();
    String leaving = last();
    for (String mode : new String[] {"1049", "1002", "1006", "1004", "2004"}) {
      assertThat(entered).contains("\033[?" + mode + "h");
      assertThat(leaving).contains("\033[?" + mode + "l");
    }
    assertThat(leaving).contains("\033[?7h").contains("\033[?25h").endsWith("\033[?1049l");
    assertThat(tty.raw()).isZero();
  }

  @Test
  void afterAVisitEverythingIsDrawnAgain() throws IOException {
    show("hello", "world");
    session.release(false);
    assertThat(tty.raw()).isZero();
    session.regain();
    show("hello", "world");
    assertThat(last()).contains("hello").contains("world");
    assertThat(tty.raw()).isEqualTo(1);
  }

  @Test
  void withoutColoursOnlyAttributesAreWritten() throws IOException {
    ScriptedTty plain = new ScriptedTty(20, 3);
    try (Session mono = new Session(plain, Depth.NONE)) {
      mono.open();
      Canvas canvas = new Canvas(20, 3);
      Pane.of(canvas).text(0, 0, "red", Style.PLAIN.in(new Ink.Rgb(255, 0, 0)).strong());
      mono.show(canvas);
      assertThat(plain.writes().getLast()).contains("\033[0;1mred").doesNotContain("38");
    }
  }

  private void show(String... lines) throws IOException {
    Canvas canvas = new Canvas(20, 3);
    for (int row = 0; row < lines.length; row++) {
      Pane.of(canvas).text(0, row, lines[row], Style.PLAIN);
    }
    session.show(canvas);
  }

  private String last() {
    return tty.writes().getLast();
  }
}
