package darsena.engine.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.engine.image.PullRequest;
import darsena.error.DarsenaException;
import darsena.fixture.HastyTiming;
import darsena.fixture.LeakCheck;
import darsena.fixture.PlainLayerTrees;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.fixture.tls.Pem;
import darsena.fixture.tls.TestAuthority;
import darsena.fixture.tls.TlsServer;
import darsena.image.ImageReference;
import darsena.registry.Registries;
import darsena.registry.auth.CredentialSource;
import darsena.store.StoreLayout;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Registries that speak TLS, and what has to be there before they are believed. */
class SecurePullIT {
  private static final String HERE = "127.0.0.1";

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  @TempDir Path root;
  private final TestAuthority authority = new TestAuthority();
  private Optional<TestRegistry> registry = Optional.empty();
  private Set<String> insecure = Set.of();

  @AfterEach
  void stop() {
    registry.ifPresent(TestRegistry::close);
  }

  private ImageReference serve(TestAuthority.Identity identity, Optional<X509Certificate> clients)
      throws IOException {
    TestRegistry served = new TestRegistry(TlsServer.listen(identity, clients));
    registry = Optional.of(served);
    return served.serve("app:1", TestImage.small());
  }

  /** In docker's layout, below the directory of a user. */
  private Path certificates(ImageReference name) throws IOException {
    return Files.createDirectories(
        root.resolve(".config/darsena/certs.d").resolve(name.registry()));
  }

  private void trust(ImageReference name) throws IOException {
    Files.writeString(certificates(name).resolve("ca.crt"), Pem.of(authority.certificate()));
  }

  private void pull(ImageReference name) throws IOException {
    StorePaths paths = StorePaths.at(root.resolve("store"));
    StoreLayout.create(paths);
    Registries registries =
        new Registries(
            insecure,
            CredentialSource.ANONYMOUS,
            HastyTiming.WITH_TLS,
            Map.of("HOME", root.toString()));
    new Pull(paths, new PlainLayerTrees(paths.layers()))
        .run(
            listener -> new RegistrySource(registries.open(name, listener)),
            new PullRequest(name, Optional.empty()),
            _ -> {});
  }

  @Test
  void anAuthorityPutDownForTheRegistryIsTrusted() throws Exception {
    ImageReference name = serve(authority.server(HERE), Optional.empty());
    trust(name);
    pull(name);
    assertThat(registry.orElseThrow().requests()).contains("GET /v2/app/manifests/1");
  }

  @Test
  void anUnknownAuthorityIsNamedAsTheReason() throws Exception {
    ImageReference name = serve(authority.server(HERE), Optional.empty());
    assertThatThrownBy(() -> pull(name))
        .isInstanceOfSatisfying(
            DarsenaException.class,
            failure -> {
              assertThat(failure.problem())
                  .endsWith("no authority that is trusted here has signed its certificate");
              assertThat(failure.remedy())
                  .contains(
                      "Put the authority's certificate into /etc/darsena/certs.d/"
                          + name.registry()
                          + "/ca.crt.");
            });
    assertThat(registry.orElseThrow().requests()).isEmpty();
  }

  @Test
  void aRegistryThatWasNamedInsecureNeedsNoCertificate() throws Exception {
    ImageReference name = serve(authority.expiredServer("other.tld"), Optional.empty());
    insecure = Set.of(name.registry());
    pull(name);
  }

  @Test
  void aCertificateForSomebodyElseOrOfYesterdayIsRefused() throws Exception {
    ImageReference other = serve(authority.server("other.tld"), Optional.empty());
    trust(other);
    assertThatThrownBy(() -> pull(other)).hasMessageContaining("is for another name");
    stop();
    ImageReference old = serve(authority.expiredServer(HERE), Optional.empty());
    trust(old);
    assertThatThrownBy(() -> pull(old)).hasMessageContaining("is not valid today");
  }

  @Test
  void whoWantsOurCertificateGetsIt() throws Exception {
    ImageReference name = serve(authority.server(HERE), Optional.of(authority.certificate()));
    trust(name);
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("wants a certificate of ours");

    TestAuthority.Identity client = authority.client("RSA");
    Files.writeString(certificates(name).resolve("client.cert"), Pem.of(client.certificate()));
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("client.cert`: there is no");
    Files.writeString(certificates(name).resolve("client.key"), Pem.of(client.key()));
    pull(name);
  }

  @Test
  void aFileThatIsNoCertificateIsNamed() throws Exception {
    ImageReference name = serve(authority.server(HERE), Optional.empty());
    Path file = Files.writeString(certificates(name).resolve("ca.crt"), "hello");
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("`" + file + "`: it is none");
  }
}
