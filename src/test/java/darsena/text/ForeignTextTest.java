package darsena.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ForeignTextTest {
  @Test
  void ordinaryTextOfAnyScriptStaysAsItIs() {
    String text = "nginx é 日本 שלום 👩‍👩‍👧‍👦 می‌خواهم";
    assertThat(ForeignText.visible(text)).isSameAs(text);
  }

  @Test
  void whatATerminalObeysIsSpelledOut() {
    assertThat(ForeignText.visible("a\u001b[2Jb")).isEqualTo("a\\x1b[2Jb");
    assertThat(ForeignText.visible("\u009b31m\u007f\0")).isEqualTo("\\u009b31m\\x7f\\x00");
    assertThat(ForeignText.visible("a\tb\r\n")).isEqualTo("a\\tb\\r\\n");
  }

  @Test
  void whatReordersOrHidesIsSpelledOut() {
    assertThat(ForeignText.visible("\u202egnp.exe")).isEqualTo("\\u202egnp.exe");
    assertThat(ForeignText.visible("a\u2066b\u200bc\ufeff\u2028"))
        .isEqualTo("a\\u2066b\\u200bc\\ufeff\\u2028");
    assertThat(ForeignText.visible("\udb40\udc41")).isEqualTo("\\U000e0041");
    assertThat(ForeignText.visible("x\ud83d")).isEqualTo("x\\ud83d");
  }

  @Test
  void bytesThatAreNoUtf8AreSpelledOut() {
    assertThat(ForeignText.visible(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3}))
        .isEqualTo("a\\xffb\\xc3");
    assertThat(ForeignText.visible(new byte[] {(byte) 0xc0, (byte) 0xaf})).isEqualTo("\\xc0\\xaf");
    assertThat(ForeignText.visible("é".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
  }

  @Test
  void decodingLeavesControlSequencesToItsCaller() {
    byte[] coloured = "\u001b[31mé\u001b[0m".getBytes(StandardCharsets.UTF_8);
    assertThat(ForeignText.decode(coloured)).isEqualTo("\u001b[31mé\u001b[0m");
  }
}
