package darsena.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes 10-99/100, true",
    "bytes 10-99/*, true",
    "bytes 11-99/100, false",
    "bytes 10-98/100, false",
    "bytes 10-99/101, false",
    "10-99/100, false",
    "bytes */100, false",
  })
  void onlyTheRestThatWasAskedForIsOne(String header, boolean rest) {
    assertThat(ContentRange.parse(header).filter(range -> range.isRest(10, 100)).isPresent())
        .isEqualTo(rest);
  }
}
