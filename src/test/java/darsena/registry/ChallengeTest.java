package darsena.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
  @Test
  void severalChallengesMayShareAHeader() {
    assertThat(
            Challenge.parse(
                "Bearer realm=\"https://auth/token?a,b\", service=reg, scope=\"x\\\"y\", Basic"
                    + " realm=\"z\""))
        .containsExactly(
            new Challenge(
                "bearer",
                Map.of("realm", "https://auth/token?a,b", "service", "reg", "scope", "x\"y")),
            new Challenge("basic", Map.of("realm", "z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " , ", "Bearer realm=\"", "=", "\"\"", "a=b"})
  void nonsenseEndsToo(String header) {
    assertThat(Challenge.parse(header)).hasSizeLessThanOrEqualTo(1);
  }

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

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "127.0.0.1, true",
    "127.1.2.3, true",
    "[::1], true",
    "127.0.0.1.example.org, false",
    "example.org, false",
  })
  void loopbackIsToldByItsForm(String host, boolean loopback) {
    assertThat(LoopbackHosts.contains(host)).isEqualTo(loopback);
  }

  @Test
  void anOriginShowsNothingSecret() {
    assertThat(Origin.of(URI.create("https://u:p@Host.tld/x?token=1")))
        .hasToString("https://host.tld:443");
  }
}
