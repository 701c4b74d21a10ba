package darsena.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackHostsTest {
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
}
