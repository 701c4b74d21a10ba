package darsena.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "abc, 3",
    "über, 4",
    "日本語, 6",
    "한국어, 6",
    "ｆｕｌｌ, 8",
    "e\u0301, 1",
    "क्षि, 3",
    "✅, 2",
    "⌚, 2",
    "☎, 1",
    "☎\uFE0F, 2",
    "1\uFE0F\u20E3, 2",
    "👩‍👩‍👧‍👦, 2",
    "👍🏽, 2",
    "🇮🇹, 2",
    "שלום, 4",
    "├──, 3",
    "⣿, 1",
    "𠀀, 2",
    "\u1112\u1161\u11AB, 2"
  })
  void countsColumns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void whatIsCountedWithoutTheTablesIsCountedAlike() {
    for (char c = 0; c < Character.MIN_SURROGATE; c++) {
      String text = String.valueOf(c);
      assertThat(DisplayWidth.of(text))
          .as("U+%04X", (int) c)
          .isEqualTo(DisplayWidth.ofCluster(text));
    }
  }

  @Test
  void cutsBetweenClustersOnly() {
    assertThat(DisplayWidth.cut("日本語", 5)).isEqualTo("日本");
    assertThat(DisplayWidth.cut("ae\u0301x", 2)).isEqualTo("ae\u0301");
    assertThat(DisplayWidth.cut("abc", 7)).isEqualTo("abc");
    assertThat(DisplayWidth.cut("abc", -1)).isEmpty();
  }

  @Test
  void anEllipsisTakesAColumnOfItsOwn() {
    assertThat(DisplayWidth.ellipsis("abcdef", 6)).isEqualTo("abcdef");
    assertThat(DisplayWidth.ellipsis("abcdef", 5)).isEqualTo("abcd…");
    assertThat(DisplayWidth.ellipsis("日本語", 4)).isEqualTo("日…");
    assertThat(DisplayWidth.ellipsis("abc", 0)).isEmpty();
  }

  @Test
  void padsByColumnsNotCharacters() {
    assertThat(DisplayWidth.padRight("日", 4) + "|").isEqualTo("日  |");
    assertThat(DisplayWidth.padLeft("日", 4)).isEqualTo("  日");
  }
}
