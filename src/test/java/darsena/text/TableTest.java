package darsena.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreThreeBlanksApartAndTenWideAtLeast() {
    Table table = Table.standard().row("ID", "NAMES").row("123456789012", "a").row("日本", "b");
    assertThat(table.lines())
        .containsExactly("ID             NAMES", "123456789012   a", "日本           b");
    assertThat(Table.standard().row("A", "B", "C").lines())
        .containsExactly("A         B         C");
  }

  @Test
  void theLastColumnIsNotPaddedButTheOthersAre() {
    assertThat(Table.standard().row("0B", "").toString()).isEqualTo("0B        \n");
  }
}
