package darsena.registry.auth;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.ImageReference;
import darsena.io.BoundedBytes;
import darsena.io.Json;
import darsena.registry.transport.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files where docker, podman and skopeo keep who the user is to which registry: {@code auths}
 * in docker's {@code config.json} and in {@code auth.json}. The first file that knows a registry
 * decides.
 */
public final class CredentialFiles implements CredentialSource {
  private static final int LARGEST = 1 << 20;

  private final List<Path> files;

  CredentialFiles(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /** The files of the user whose environment this is. */
  public static CredentialFiles of(Map<String, String> environment) {
    Optional<Path> home = directory(environment, "HOME");
    List<Path> files = new ArrayList<>();
    directory(environment, "REGISTRY_AUTH_FILE").ifPresent(files::add);
    directory(environment, "DOCKER_CONFIG")
        .or(() -> home.map(path -> path.resolve(".docker")))
        .ifPresent(path -> files.add(path.resolve("config.json")));
    directory(environment, "XDG_RUNTIME_DIR")
        .ifPresent(path -> files.add(path.resolve("containers/auth.json")));
    directory(environment, "XDG_CONFIG_HOME")
        .or(() -> home.map(path -> path.resolve(".config")))
        .ifPresent(path -> files.add(path.resolve("containers/auth.json")));
    return new CredentialFiles(files);
  }

  private static Optional<Path> directory(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }

  @Override
  public Optional<Credentials> find(ImageReference image) {
    List<String> keys = keys(image);
    return files.stream().flatMap(file -> find(file, keys).stream()).findFirst();
  }

  /** The keys under which a repository may stand, the most particular first. */
  private static List<String> keys(ImageReference image) {
    List<String> keys = new ArrayList<>();
    String name = image.name();
    for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
      keys.add(name.substring(0, end));
    }
    if (image.registry().equals(ImageReference.DEFAULT_REGISTRY)) {
      keys.add("index.docker.io");
      keys.add("registry-1.docker.io");
    }
    return keys;
  }

  private static Optional<Credentials> find(Path file, List<String> keys) {
    JsonNode entries = read(file).path("auths");
    for (String key : keys) {
      for (Map.Entry<String, JsonNode> entry : entries.properties()) {
        if (normalised(entry.getKey()).equals(key)) {
          Optional<Credentials> found = credentials(entry.getValue());
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Docker's old keys are addresses: {@code https://index.docker.io/v1/}. */
  private static String normalised(String key) {
    String text = key.toLowerCase(Locale.ROOT);
    boolean address = text.startsWith("https://") || text.startsWith("http://");
    if (!address) {
      return key;
    }
    String rest = key.substring(text.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  private static Optional<Credentials> credentials(JsonNode entry) {
    String user = entry.path("username").asText();
    String password = entry.path("password").asText();
    String pair = decoded(entry.path("auth").asText());
    int colon = pair.indexOf(':');
    if (colon >= 0) {
      user = pair.substring(0, colon);
      password = pair.substring(colon + 1);
    }
    String token = entry.path("identitytoken").asText();
    if (!token.isEmpty()) {
      return Optional.of(new Credentials.IdentityToken(user, new Secret(token)));
    }
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credentials.Password(user, new Secret(password)));
  }

  private static String decoded(String base64) {
    try {
      byte[] raw = Base64.getDecoder().decode(base64);
      return new String(raw, StandardCharsets.UTF_8).replace("\0", "");
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private static JsonNode read(Path file) {
    if (!Files.exists(file)) {
      return Json.object();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return Json.parse(BoundedBytes.read(stream, LARGEST));
    } catch (IOException unreadable) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot read the credentials in `" + file + "`: " + unreadable.getMessage(),
          "Repair or remove the file.",
          unreadable);
    }
  }

  /** The files that are looked at. */
  Stream<Path> files() {
    return files.stream();
  }
}
