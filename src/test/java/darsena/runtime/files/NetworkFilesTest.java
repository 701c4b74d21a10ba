package darsena.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.NetworkMode;
import org.junit.jupiter.api.Test;

class NetworkFilesTest {
  private static final NetworkMode OWN = new NetworkMode.Default();
  private static final NetworkMode HOST = new NetworkMode.Host();

  @Test
  void aContainersNameIsALocalOne() {
    assertThat(NetworkFiles.hosts(OWN, "quay", "10.0.0.1 secret\n"))
        .startsWith("127.0.0.1\tlocalhost\n::1\tlocalhost")
        .endsWith("127.0.1.1\tquay\n")
        .doesNotContain("secret");
    assertThat(NetworkFiles.hostname("quay")).isEqualTo("quay\n");
  }

  @Test
  void inTheHostsNetworkTheHostsFilesHold() {
    String text = "nameserver 127.0.0.53\n";
    assertThat(NetworkFiles.hosts(HOST, "quay", text)).isEqualTo(text);
    assertThat(NetworkFiles.resolvConf(HOST, text)).isEqualTo(text);
  }

  @Test
  void serversThatCannotBeReachedAreLeftOut() {
    String text = "# ours\nnameserver 127.0.0.53\nnameserver ::1\nnameserver 9.9.9.9\nsearch a.b";
    assertThat(NetworkFiles.resolvConf(OWN, text))
        .isEqualTo("# ours\nnameserver 9.9.9.9\nsearch a.b\n");
  }
}
