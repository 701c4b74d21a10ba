package darsena.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.NetworkMode;
import darsena.container.isolation.NameResolution;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkFilesTest {
  private static final NetworkFiles OWN =
      new NetworkFiles(new NetworkMode.Default(), NameResolution.standard());
  private static final NetworkFiles HOST =
      new NetworkFiles(new NetworkMode.Host(), NameResolution.standard());

  @Test
  void aContainersNameIsALocalOne() {
    assertThat(OWN.hosts("quay", "10.0.0.1 secret\n"))
        .startsWith("127.0.0.1\tlocalhost\n::1\tlocalhost")
        .endsWith("127.0.1.1\tquay\n")
        .doesNotContain("secret");
    assertThat(NetworkFiles.hostname("quay")).isEqualTo("quay\n");
  }

  @Test
  void inTheHostsNetworkTheHostsFilesHold() {
    String text = "nameserver 127.0.0.53\n";
    assertThat(HOST.hosts("quay", text)).isEqualTo(text);
    assertThat(HOST.resolvConf(text)).isEqualTo(text);
  }

  @Test
  void serversThatCannotBeReachedAreLeftOut() {
    String text = "# ours\nnameserver 127.0.0.53\nnameserver ::1\nnameserver 9.9.9.9\nsearch a.b";
    assertThat(OWN.resolvConf(text)).isEqualTo("# ours\nnameserver 9.9.9.9\nsearch a.b\n");
  }

  @Test
  void whatWasAskedForTakesThePlaceOfTheHostsLines() {
    NameResolution asked =
        new NameResolution(
            List.of("10.1.1.1"),
            List.of("quay.test", "test"),
            List.of("ndots:2"),
            List.of("db:10.0.0.2", "six:::2"));
    String host = "nameserver 9.9.9.9\nsearch a.b\noptions timeout:1\n# kept\n";
    NetworkFiles files = new NetworkFiles(new NetworkMode.Default(), asked);
    assertThat(files.resolvConf(host))
        .isEqualTo("# kept\nnameserver 10.1.1.1\nsearch quay.test test\noptions ndots:2\n");
    assertThat(files.hosts("quay", "")).endsWith("127.0.1.1\tquay\n10.0.0.2\tdb\n::2\tsix\n");
  }

  @Test
  void aSingleDotMeansNoDomainAtAll() {
    NameResolution asked = new NameResolution(List.of(), List.of("."), List.of(), List.of());
    NetworkFiles files = new NetworkFiles(new NetworkMode.Default(), asked);
    assertThat(files.resolvConf("nameserver 9.9.9.9\nsearch a.b\n"))
        .isEqualTo("nameserver 9.9.9.9\n");
  }
}
