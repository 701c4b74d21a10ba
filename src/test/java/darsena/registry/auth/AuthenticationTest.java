package darsena.registry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.fixture.HastyTiming;
import darsena.fixture.HttpFixture;
import darsena.fixture.HttpFixture.Reply;
import darsena.fixture.HttpFixture.Request;
import darsena.image.ImageReference;
import darsena.registry.Registries;
import darsena.registry.RegistryClient;
import darsena.registry.attempt.RetryListener;
import darsena.registry.transport.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  private static final CredentialSource ANNA =
      _ -> Optional.of(new Credentials.Password("anna", new Secret("secret")));
  private static final String ANNA_HEADER = "Basic YW5uYTpzZWNyZXQ=";
  private static final byte[] MANIFEST = "{}".getBytes(UTF_8);

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger sold = new AtomicInteger();
  private final HttpFixture seller = HttpFixture.start(this::sell);
  private String realm = "http://" + seller.authority() + "/token";
  private String valid = "";
  private boolean basic;
  private final HttpFixture registry = HttpFixture.start(this::answer);

  @AfterEach
  void stop() {
    registry.close();
    seller.close();
  }

  private Reply sell(Request request) {
    seen.add(request.target() + " " + request.header("Authorization") + request.body());
    valid = "Bearer token-" + sold.incrementAndGet();
    String token = "{\"token\":\"" + valid.substring(7) + "\",\"expires_in\":300}";
    return Reply.of(200, token.getBytes(UTF_8));
  }

  private Reply answer(Request request) {
    if (request.target().equals("/v2/")) {
      return Reply.of(200, new byte[0]);
    }
    String shown = request.header("Authorization");
    boolean known = basic ? shown.equals(ANNA_HEADER) : !shown.isEmpty() && shown.equals(valid);
    if (known) {
      return Reply.of(200, MANIFEST);
    }
    String challenge =
        basic ? "Basic realm=\"x\"" : "Bearer realm=\"" + realm + "\",service=\"the registry\"";
    return Reply.of(401, new byte[0]).with("WWW-Authenticate", challenge);
  }

  private RegistryClient client(CredentialSource credentials)
      throws IOException, InterruptedException {
    ImageReference image = ImageReference.parse(registry.authority() + "/app:1");
    return new Registries(Set.of(), credentials, HastyTiming.TIMING, Map.of())
        .open(image, RetryListener.NONE);
  }

  @Test
  void aTokenIsBoughtOnceAndBoughtAnewWhenItIsRefused() throws Exception {
    try (RegistryClient client = client(CredentialSource.ANONYMOUS)) {
      assertThat(client.manifest("1")).isPresent();
      assertThat(client.manifest("1")).isPresent();
      assertThat(seen)
          .containsExactly("/token?service=the+registry&scope=repository%3Aapp%3Apull ");
      valid = "expired";
      assertThat(client.manifest("1")).isPresent();
      assertThat(sold).hasValue(2);
    }
  }

  @Test
  void aTokenIsPaidForWithThePassword() throws Exception {
    try (RegistryClient client = client(ANNA)) {
      assertThat(client.manifest("1")).isPresent();
      assertThat(seen).singleElement().asString().endsWith(" " + ANNA_HEADER);
    }
  }

  @Test
  void anIdentityTokenIsPosted() throws Exception {
    CredentialSource token =
        _ -> Optional.of(new Credentials.IdentityToken("anna", new Secret("a+b")));
    try (RegistryClient client = client(token)) {
      assertThat(client.manifest("1")).isPresent();
      assertThat(seen)
          .containsExactly(
              "/token grant_type=refresh_token&client_id=darsena&service=the+registry"
                  + "&scope=repository%3Aapp%3Apull&refresh_token=a%2Bb");
    }
  }

  @Test
  void aPasswordIsShownWhenItIsAskedFor() throws Exception {
    basic = true;
    try (RegistryClient client = client(ANNA)) {
      assertThat(client.manifest("1")).isPresent();
    }
  }

  @Test
  void aWrongPasswordIsToldAfterOneTry() throws Exception {
    basic = true;
    CredentialSource wrong =
        _ -> Optional.of(new Credentials.Password("anna", new Secret("wrong")));
    try (RegistryClient client = client(wrong)) {
      assertThatThrownBy(() -> client.manifest("1"))
          .hasMessage(
              "the registry `"
                  + registry.authority()
                  + "` does not accept the password of `anna`, or there is no such user");
      assertThat(registry.requests()).filteredOn(line -> line.contains("manifests")).hasSize(2);
    }
  }

  @Test
  void withoutAPasswordItIsToldThatOneIsNeeded() throws Exception {
    basic = true;
    try (RegistryClient client = client(CredentialSource.ANONYMOUS)) {
      assertThatThrownBy(() -> client.manifest("1"))
          .hasMessageContaining("` wants to know who you are");
    }
  }

  @Test
  void tokensAreNotBoughtAtLinkLocalAddresses() throws Exception {
    realm = "http://169.254.169.254/latest/meta-data";
    try (RegistryClient client = client(ANNA)) {
      assertThatThrownBy(() -> client.manifest("1")).hasMessageContaining("private address");
    }
  }

  @Test
  void aRedirectTakesNoProofAlong() throws Exception {
    basic = true;
    List<String> shown = new CopyOnWriteArrayList<>();
    try (HttpFixture elsewhere =
            HttpFixture.start(request -> {
              shown.add(request.header("Authorization"));
              return Reply.of(200, MANIFEST);
            });
        HttpFixture redirecting =
            HttpFixture.start(request ->
                request.target().equals("/v2/")
                    ? Reply.of(200, new byte[0])
                    : request.header("Authorization").isEmpty()
                        ? answer(request)
                        : Reply.of(307, new byte[0])
                            .with("Location", "http://" + elsewhere.authority() + "/x"))) {
      ImageReference image = ImageReference.parse(redirecting.authority() + "/app:1");
      try (RegistryClient client =
          new Registries(Set.of(), ANNA, HastyTiming.TIMING, Map.of())
              .open(image, RetryListener.NONE)) {
        assertThat(client.manifest("1")).isPresent();
      }
    }
    assertThat(shown).containsExactly("");
  }

  @Test
  void fiveRedirectsAreTheMost() throws Exception {
    try (HttpFixture turning =
        HttpFixture.start(request ->
            request.target().equals("/v2/")
                ? Reply.of(200, new byte[0])
                : Reply.of(302, new byte[0]).with("Location", request.target()))) {
      ImageReference image = ImageReference.parse(turning.authority() + "/app:1");
      try (RegistryClient client =
          new Registries(Set.of(), ANNA, HastyTiming.TIMING, Map.of())
              .open(image, RetryListener.NONE)) {
        assertThatThrownBy(() -> client.manifest("1")).hasMessageContaining("more than 5 times");
      }
    }
  }

  @Test
  void secretsDoNotPrint() {
    assertThat(ANNA.find(ImageReference.parse("a")).toString()).doesNotContain("secret");
  }
}
