package darsena.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  @ParameterizedTest
  @CsvSource({
    "10m, 2026-01-31T11:50:00Z",
    "1h30m, 2026-01-31T10:30:00Z",
    "1.5s, 2026-01-31T11:59:58.500Z",
    "0, 1970-01-01T00:00:00Z",
    "1136073600.5, 2006-01-01T00:00:00.500Z",
    "2026-01-31, 2026-01-30T23:00:00Z",
    "2026-01-31T10, 2026-01-31T09:00:00Z",
    "2026-01-31T10:15, 2026-01-31T09:15:00Z",
    "2026-01-31T10:15:30.25, 2026-01-31T09:15:30.250Z",
    "2026-01-31T10:15:30Z, 2026-01-31T10:15:30Z",
    "2026-01-31T10:15:30-03:00, 2026-01-31T13:15:30Z"
  })
  void readsWhatDockerReads(String text, Instant moment) {
    assertThat(Moment.parse(text, NOW, ROME)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "10x", "2026-13-01", "1h 2m"})
  void refusesTheRest(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Moment.parse(text, NOW, ROME));
  }

  @Test
  void durationsAddUp() {
    assertThat(Moment.duration("1h2m3s4ms5us6ns"))
        .contains(Duration.ofHours(1).plusMinutes(2).plusSeconds(3).plusNanos(4_005_006));
  }
}
