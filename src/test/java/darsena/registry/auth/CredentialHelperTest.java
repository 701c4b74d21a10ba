package darsena.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.image.ImageReference;
import darsena.registry.transport.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that keep credentials, named in docker's file. */
class CredentialHelperTest {
  private static final Credentials ANNA = new Credentials.Password("anna", new Secret("secret"));

  @TempDir private Path home;

  @BeforeEach
  void install() throws IOException {
    program(
        "known",
        "read server; echo \"{\\\"Username\\\":\\\"$1\\\",\\\"Secret\\\":\\\"$server\\\"}\"");
    program("anna", "cat >/dev/null; echo '{\"Username\":\"anna\",\"Secret\":\"secret\"}'");
    program("token", "echo '{\"Username\":\"<token>\",\"Secret\":\"t\"}'");
    program("empty", "echo 'credentials not found in native keychain'; exit 1");
    program("broken", "echo 'the safe is locked'; exit 1");
    program("garbled", "echo hello");
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.createDirectories(home.resolve("bin")).resolve("docker-credential-" + name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Optional<Credentials> find(String image, String json) throws IOException {
    Path file = Files.createDirectories(home.resolve(".docker")).resolve("config.json");
    Files.writeString(file, json.replace('\'', '"'));
    return CredentialFiles.of(
            Map.of("HOME", home.toString(), "PATH", home.resolve("bin").toString()))
        .find(ImageReference.parse(image));
  }

  @Test
  void theStoreIsAskedForTheServersName() throws Exception {
    String file = "{'credsStore':'known'}";
    assertThat(find("quay.io:444/app", file))
        .contains(new Credentials.Password("get", new Secret("quay.io:444")));
    assertThat(find("nginx", file))
        .contains(new Credentials.Password("get", new Secret("https://index.docker.io/v1/")));
  }

  @Test
  void aRegistryMayHaveAHelperOfItsOwn() throws Exception {
    String file =
        "{'credHelpers':{'gcr.io':'anna','index.docker.io':'token'},'credsStore':'empty'}";
    assertThat(find("gcr.io/app", file)).contains(ANNA);
    assertThat(find("nginx", file)).contains(new Credentials.IdentityToken("", new Secret("t")));
    assertThat(find("quay.io/app", file)).isEmpty();
  }

  @Test
  void whatAHelperDoesNotHaveTheFileMay() throws Exception {
    String written = "'auths':{'host.tld':{'auth':'YTpi'}}";
    Credentials b = new Credentials.Password("a", new Secret("b"));
    assertThat(find("host.tld/x", "{" + written + ",'credsStore':'anna'}")).contains(ANNA);
    assertThat(find("host.tld/x", "{" + written + ",'credsStore':'empty'}")).contains(b);
    assertThat(find("host.tld/x", "{" + written + ",'credsStore':'missing'}")).contains(b);
  }

  @Test
  void aHelperThatFailsSaysWhy() throws Exception {
    assertThat(find("x.tld/x", "{'credsStore':'broken'}"))
        .contains(unavailable("`docker-credential-broken` says: the safe is locked"));
    assertThat(find("x.tld/x", "{'credsStore':'garbled'}"))
        .contains(unavailable("`docker-credential-garbled` answers with what is no JSON"));
    assertThat(find("x.tld/x", "{'credsStore':'missing'}"))
        .contains(unavailable("`docker-credential-missing` is not there"));
    assertThat(find("x.tld/x", "{'credsStore':'../bin/anna'}"))
        .contains(unavailable("`docker-credential-../bin/anna` is not there"));
  }

  private static Credentials unavailable(String reason) {
    return new Credentials.Unavailable(reason);
  }
}
