package darsena.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.tui.theme.Ink;
import darsena.tui.theme.Style;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsiTextTest {

  @Test
  void coloursAreKept() {
    assertThat(spans("a\033[31mb\033[0mc"))
        .containsExactly(
            new Span("a", Style.PLAIN),
            new Span("b", Style.PLAIN.in(new Ink.Indexed(1))),
            new Span("c", Style.PLAIN));
  }

  @Test
  void colourOfEveryDepthIsUnderstood() {
    assertThat(spans("\033[38;5;200ma").getFirst().style().foreground())
        .isEqualTo(new Ink.Indexed(200));
    assertThat(spans("\033[48;2;1;2;3ma").getFirst().style().background())
        .isEqualTo(new Ink.Rgb(1, 2, 3));
    assertThat(spans("\033[97ma").getFirst().style().foreground()).isEqualTo(new Ink.Indexed(15));
  }

  @Test
  void nothingThatATerminalObeysIsLeft() {
    assertThat(
            plain(
                "\033[2J\033[Ha\033]0;title\007b\033]52;c;AAAA\033\\c\033P1$q\033\\d\u009b31me\u202e"))
        .isEqualTo("abcd31me");
  }

  @Test
  void whatIsOverwrittenIsGone() {
    assertThat(plain("10%\r20%\r30%")).isEqualTo("30%");
    assertThat(plain("line\r")).isEqualTo("line");
    assertThat(plain("ab\bc")).isEqualTo("ac");
  }

  @Test
  void tabsReachTheNextStop() {
    assertThat(plain("a\tb")).isEqualTo("a       b");
  }

  @Test
  void aLineIsCutWhereNobodyReadsOn() {
    assertThat(plain("x".repeat(1_000_000)).length()).isEqualTo(AnsiText.LONGEST + 1);
  }

  @Test
  void malformedBytesAreSpelledOut() {
    assertThat(AnsiText.plain(new byte[] {'a', (byte) 0xff})).isEqualTo("a\\xff");
  }

  private static List<Span> spans(String line) {
    return AnsiText.spans(line, Style.PLAIN);
  }

  private static String plain(String line) {
    return AnsiText.plain(line.getBytes(StandardCharsets.UTF_8));
  }
}
