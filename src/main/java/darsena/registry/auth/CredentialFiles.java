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
 * The files where docker, podman and skopeo keep who the user is to which registry: docker's {@code
 * config.json} and {@code auth.json}. Each may name programs that know it ({@code credHelpers},
 * {@code credsStore}) or say it itself ({@code auths}), in this order. The first file that knows a
 * registry decides.
 */
public final class CredentialFiles implements CredentialSource {
  private static final int LARGEST = 1 << 20;

  /** What docker calls its own registry, where programs are asked for it. */
  private static final String DOCKER_HUB = "https://index.docker.io/v1/";

  private final List<Path> files;
  private final Map<String, String> environment;

  private CredentialFiles(List<Path> files, Map<String, String> environment) {
    this.files = List.copyOf(files);
    this.environment = Map.copyOf(environment);
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
    return new CredentialFiles(files, environment);
  }

  private static Optional<Path> directory(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }

  @Override
  public Optional<Credentials> find(ImageReference image) {
    return files.stream()
        .map(CredentialFiles::read)
        .flatMap(document -> find(document, image).stream())
        .findFirst();
  }

  /** What a program cannot tell the file may. */
  private Optional<Credentials> find(JsonNode document, ImageReference image) {
    Optional<Credentials> kept =
        helper(document, image).flatMap(helper -> helper.get(server(image)));
    if (kept.isPresent() && !(kept.get() instanceof Credentials.Unavailable)) {
      return kept;
    }
    return written(document.path("auths"), keys(image)).or(() -> kept);
  }

  private Optional<CredentialHelper> helper(JsonNode document, ImageReference image) {
    JsonNode particular = document.path("credHelpers");
    return keys(image).stream()
        .flatMap(key -> named(particular, key))
        .map(JsonNode::asText)
        .findFirst()
        .or(() -> Optional.of(document.path("credsStore").asText()))
        .filter(name -> !name.isEmpty())
        .map(name -> new CredentialHelper(name, environment));
  }

  private static String server(ImageReference image) {
    return image.registry().equals(ImageReference.DEFAULT_REGISTRY) ? DOCKER_HUB : image.registry();
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

  private static Optional<Credentials> written(JsonNode entries, List<String> keys) {
    return keys.stream()
        .flatMap(key -> named(entries, key))
        .flatMap(entry -> credentials(entry).stream())
        .findFirst();
  }

  private static Stream<JsonNode> named(JsonNode entries, String key) {
    return entries.properties().stream()
        .filter(entry -> normalised(entry.getKey()).equals(key))
        .map(Map.Entry::getValue);
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
}
