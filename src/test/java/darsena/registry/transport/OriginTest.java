package darsena.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OriginTest {
  @Test
  void anOriginShowsNothingSecret() {
    assertThat(Origin.of(URI.create("https://u:p@Host.tld/x?token=1")))
        .hasToString("https://host.tld:443");
  }
}
