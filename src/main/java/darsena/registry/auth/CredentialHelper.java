package darsena.registry.auth;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.io.BoundedBytes;
import darsena.io.Json;
import darsena.registry.transport.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that keeps credentials, {@code docker-credential-NAME}. Called with {@code get}, it
 * reads a server's name and writes {@code {"Username": …, "Secret": …}}.
 *
 * @param environment where PATH is
 */
record CredentialHelper(String name, Map<String, String> environment) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
  private static final String NONE = "credentials not found";

  /** Says that the secret is an identity token. */
  private static final String TOKEN = "<token>";

  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_REASON = 200;

  /** A person may have to unlock something first. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** What it knows of a server. */
  Optional<Credentials> get(String server) {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return unavailable("is not there");
    }
    try {
      return ask(program.get(), server);
    } catch (IOException failed) {
      return unavailable("cannot be asked: " + failed.getMessage());
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      return unavailable("was not waited for");
    }
  }

  private String fileName() {
    return "docker-credential-" + name;
  }

  private Optional<Path> program() {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(":"))
        .filter(directory -> directory.startsWith("/"))
        .map(directory -> Path.of(directory, fileName()))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Optional<Credentials> ask(Path program, String server)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "get")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var _ =
        process
            .onExit()
            .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((_, late) -> {
              if (late != null) {
                process.destroyForcibly();
              }
            });
    try (InputStream output = process.getInputStream()) {
      tell(process, server);
      byte[] said = BoundedBytes.read(output, LARGEST);
      return process.waitFor() == 0 ? credentials(said) : refusal(said);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void tell(Process process, String server) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(server.getBytes(StandardCharsets.UTF_8));
    } catch (IOException doesNotRead) {
      // What it says, or its status, tells more.
    }
  }

  private Optional<Credentials> credentials(byte[] said) {
    JsonNode answer;
    try {
      answer = Json.parse(said);
    } catch (Json.MalformedJsonException malformed) {
      return unavailable("answers with what is no JSON");
    }
    String user = answer.path("Username").asText();
    Secret secret = new Secret(answer.path("Secret").asText());
    if (secret.value().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        user.equals(TOKEN)
            ? new Credentials.IdentityToken("", secret)
            : new Credentials.Password(user, secret));
  }

  /** It says why on standard output, as Go's library for such programs does. */
  private Optional<Credentials> refusal(byte[] said) {
    String reason = new String(said, StandardCharsets.UTF_8).strip();
    if (reason.startsWith(NONE)) {
      return Optional.empty();
    }
    return unavailable(
        reason.isEmpty()
            ? "fails"
            : "says: " + reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
  }

  private Optional<Credentials> unavailable(String problem) {
    return Optional.of(new Credentials.Unavailable("`" + fileName() + "` " + problem));
  }
}
