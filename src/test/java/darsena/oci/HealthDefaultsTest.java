package darsena.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HEALTHCHECK of an image, in docker's words. */
class HealthDefaultsTest {
  @Test
  void everythingThatIsSaidIsRead() throws Exception {
    HealthDefaults health =
        health(
                "{'Test':['CMD','curl','-f','x'],'Interval':30000000000,'Timeout':1500000000,"
                    + "'StartPeriod':1,'StartInterval':5000000000,'Retries':3}")
            .orElseThrow();
    assertThat(health)
        .isEqualTo(
            new HealthDefaults(
                List.of("CMD", "curl", "-f", "x"),
                Optional.of(Duration.ofSeconds(30)),
                Optional.of(Duration.ofMillis(1500)),
                Optional.of(Duration.ofNanos(1)),
                Optional.of(Duration.ofSeconds(5)),
                Optional.of(3)));
  }

  @Test
  void zeroSaysNothing() throws Exception {
    HealthDefaults health =
        health("{'Test':['NONE'],'Interval':0,'Timeout':0,'Retries':0}").orElseThrow();
    assertThat(health.test()).containsExactly("NONE");
    assertThat(health.interval()).isEmpty();
    assertThat(health.timeout()).isEmpty();
    assertThat(health.retries()).isEmpty();
  }

  @Test
  void mostImagesHaveNone() throws Exception {
    assertThat(health("null")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "['CMD'] | `Healthcheck`",
        "{'Test':'CMD'} | `Test`",
        "{'Test':[1]} | `Test`",
        "{'Interval':'30s'} | `Interval` that is no whole number",
        "{'Retries':1.5} | `Retries` that is no whole number",
        "{'Retries':4294967297} | has `Retries` out of range",
        "{'Retries':-4294967297} | has `Retries` out of range",
      })
  void saysWhatIsWrong(String check, String reason) {
    assertThatThrownBy(() -> health(check))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageContaining(reason);
  }

  private static Optional<HealthDefaults> health(String check) throws Exception {
    String config =
        "{'architecture':'amd64','os':'linux','config':{'Healthcheck':%s},"
            + "'rootfs':{'type':'layers','diff_ids':[]}}";
    return ImageConfig.parse(config.formatted(check).replace('\'', '"').getBytes(UTF_8))
        .defaults()
        .health();
  }
}
