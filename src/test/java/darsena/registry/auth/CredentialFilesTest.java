package darsena.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.image.ImageReference;
import darsena.registry.transport.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFilesTest {
  @TempDir private Path home;

  private Optional<Credentials> find(String image) {
    return CredentialFiles.of(Map.of("HOME", home.toString())).find(ImageReference.parse(image));
  }

  private void write(String path, String json) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, json.replace('\'', '"'));
  }

  private static Optional<Credentials> password(String user, String password) {
    return Optional.of(new Credentials.Password(user, new Secret(password)));
  }

  @Test
  void dockersFileIsRead() throws Exception {
    write(
        ".docker/config.json",
        "{'auths':{'https://index.docker.io/v1/':{'auth':'YTpi'},"
            + "'host:5000':{'username':'c','password':'d:e'},"
            + "'other':{'identitytoken':'t','auth':'eDo='}}}");
    assertThat(find("nginx")).isEqualTo(password("a", "b"));
    assertThat(find("host:5000/x/y")).isEqualTo(password("c", "d:e"));
    assertThat(find("host:5001/x")).isEmpty();
    assertThat(find("other.tld/x")).isEmpty();
  }

  @Test
  void aRepositoryMayHaveItsOwn() throws Exception {
    write(
        ".config/containers/auth.json",
        "{'auths':{'quay.io':{'auth':'YTpi'},'quay.io/team':{'auth':'Yzpk'}}}");
    assertThat(find("quay.io/team/app")).isEqualTo(password("c", "d"));
    assertThat(find("quay.io/teams/app")).isEqualTo(password("a", "b"));
  }

  @Test
  void anEmptyEntryIsNone() throws Exception {
    write(".docker/config.json", "{'auths':{'host.tld':{}},'credsStore':''}");
    assertThat(find("host.tld/x")).isEmpty();
  }

  @Test
  void aBrokenFileIsNamed() throws Exception {
    write(".docker/config.json", "{");
    assertThatThrownBy(() -> find("nginx")).hasMessageContaining(".docker/config.json");
  }
}
