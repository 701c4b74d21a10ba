package darsena.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  @ParameterizedTest
  @CsvSource({
    "PT0.9S, Less than a second",
    "PT1.9S, 1 second",
    "PT59S, 59 seconds",
    "PT60S, About a minute",
    "PT119S, About a minute",
    "PT2M, 2 minutes",
    "PT59M59S, 59 minutes",
    "PT60M, About an hour",
    "PT1H29M, About an hour",
    "PT1H30M, 2 hours",
    "PT47H29M, 47 hours",
    "PT47H30M, 2 days",
    "P13D, 13 days",
    "P14D, 2 weeks",
    "P59D, 8 weeks",
    "P60D, 2 months",
    "P729D, 24 months",
    "P730D, 2 years"
  })
  void isToldAsDockerTellsIt(Duration stretch, String text) {
    assertThat(Age.of(stretch)).isEqualTo(text);
  }
}
