package darsena.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
