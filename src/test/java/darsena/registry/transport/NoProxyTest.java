package darsena.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "quay.lan quay.lan true",
        "quay.lan a.quay.lan true",
        ".quay.lan a.quay.lan true",
        "quay.lan myquay.lan false",
        "QUAY.lan quay.lan true",
        "quay.lan:5000 quay.lan:5000 true",
        "quay.lan:5001 quay.lan:5000 false",
        "* quay.lan true",
        "other,quay.lan quay.lan true",
        "10.0.0.0/8 10.1.2.3 true",
        "10.0.0.0/8 11.1.2.3 false",
        "10.0.0.0/8 ten.lan false",
        "10.1.2.3 10.1.2.3:5000 true",
        "fd00::/8 [fd12::1]:5000 true",
        "10.0.0.0/x 10.1.2.3 false",
        "other quay.lan false"
      })
  void listsNamesAddressesAndNetworks(String list, String authority, boolean expected) {
    Origin origin = Origin.of(URI.create("https://" + authority));
    assertThat(NoProxy.of(list).contains(origin)).isEqualTo(expected);
  }
}
