package darsena.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals by name and number. */
class SignalNameTest {
  @ParameterizedTest
  @CsvSource({
    "SIGTERM,15",
    "term,15",
    "KILL,9",
    "9,9",
    "SIGRTMIN,34",
    "RTMIN+3,37",
    "RTMAX-1,63",
    "SIGPOLL,29"
  })
  void isRead(String text, int number) {
    assertThat(SignalName.parse(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SIG", "0", "65", "NOPE", "RTMIN-1", "RTMAX+1", "RTMIN+31", "-9"})
  void isRefused(String text) {
    assertThatThrownBy(() -> SignalName.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNamed() {
    assertThat(SignalName.of(15)).isEqualTo("SIGTERM");
    assertThat(SignalName.of(34)).isEqualTo("SIGRTMIN");
  }
}
