package darsena.registry.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.fixture.HastyTiming;
import darsena.fixture.HttpFixture;
import darsena.fixture.HttpFixture.Reply;
import darsena.fixture.HttpFixture.Request;
import darsena.fixture.LeakCheck;
import darsena.fixture.tls.Pem;
import darsena.fixture.tls.TestAuthority;
import darsena.fixture.tls.TlsServer;
import darsena.registry.tls.Trust;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The way through a proxy, to a registry that nobody could reach without. */
class ProxyIT {
  private static final String REGISTRY = "quay.invalid:5000";

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  @TempDir Path home;
  private final TestAuthority authority = new TestAuthority();
  private final List<String> connects = new CopyOnWriteArrayList<>();
  private final List<Request> seen = new CopyOnWriteArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private HttpFixture registry;
  private ServerSocket proxy;

  @BeforeEach
  void start() throws IOException {
    registry =
        HttpFixture.start(
            TlsServer.listen(authority.server("quay.invalid"), Optional.empty()), this::answer);
    proxy = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
    Path own = home.resolve(".config/docker/certs.d").resolve(REGISTRY);
    Files.createDirectories(own);
    Files.writeString(own.resolve("ca.crt"), Pem.of(authority.certificate()));
    environment.put("HOME", home.toString());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    registry.close();
  }

  private Reply answer(Request request) {
    seen.add(request);
    return Reply.of(200, "here".getBytes(UTF_8));
  }

  private void accept() {
    try {
      while (true) {
        Socket client = proxy.accept();
        Thread.ofVirtual().start(() -> tunnel(client));
      }
    } catch (IOException ended) {
      // The listening socket was closed.
    }
  }

  private void tunnel(Socket client) {
    int port = Integer.parseInt(registry.authority().substring("127.0.0.1:".length()));
    try (client;
        Socket server = new Socket("127.0.0.1", port)) {
      connects.add(head(client.getInputStream()));
      client.getOutputStream().write("HTTP/1.1 200 .\r\n\r\n".getBytes(ISO_8859_1));
      Thread there = Thread.ofVirtual().start(() -> pass(client, server));
      pass(server, client);
      there.join();
    } catch (IOException | InterruptedException ended) {
      // The client has gone.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void pass(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
      to.close();
    } catch (IOException ended) {
      // One side has gone: so does the other.
    }
  }

  private String ask() throws Exception {
    Trust trust = Trust.of(REGISTRY, false, environment);
    try (Transport transport = new Transport(HastyTiming.WITH_TLS, trust, REGISTRY, environment);
        Answer answer =
            transport.send(
                Call.get(URI.create("https://" + REGISTRY + "/v2/")), _ -> Optional.empty())) {
      return new String(answer.document(100), UTF_8);
    }
  }

  @Test
  void aSecureConnectionGoesThroughATunnel() throws Exception {
    environment.put("HTTPS_PROXY", "127.0.0.1:" + proxy.getLocalPort());
    assertThat(ask()).isEqualTo("here");
    assertThat(connects).singleElement().asString().startsWith("CONNECT " + REGISTRY + " ");
  }

  @Test
  void theProxyIsShownThePasswordInItsAddressAndNobodyElseIs() throws Exception {
    environment.put("https_proxy", "http://ann:p%40ss@127.0.0.1:" + proxy.getLocalPort() + "/");
    assertThat(ask()).isEqualTo("here");
    assertThat(connects)
        .singleElement()
        .asString()
        .contains("Proxy-Authorization: Basic YW5uOnBAc3M=\r\n");
    assertThat(seen)
        .singleElement()
        .satisfies(request -> assertThat(request.header("Proxy-Authorization")).isEmpty());
  }

  @Test
  void anExceptionIsAskedDirectly() {
    environment.put("HTTPS_PROXY", "127.0.0.1:" + proxy.getLocalPort());
    environment.put("NO_PROXY", "other.tld, .invalid");
    assertThatThrownBy(this::ask).hasMessageContaining("quay.invalid");
    assertThat(connects).isEmpty();
  }

  @Test
  void aProxyThatCannotBeUsedIsAnErrorWithoutItsPassword() {
    environment.put("HTTPS_PROXY", "socks5://ann:secret@127.0.0.1:1");
    assertThatThrownBy(this::ask)
        .hasMessageContaining("cannot use the proxy in `HTTPS_PROXY`")
        .hasMessageNotContaining("secret");
    environment.put("HTTPS_PROXY", "http://a b");
    assertThatThrownBy(this::ask).hasMessageContaining("it is no address");
  }
}
