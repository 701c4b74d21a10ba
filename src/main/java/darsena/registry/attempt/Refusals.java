package darsena.registry.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.error.ErrorKind;
import darsena.io.Json;
import darsena.registry.transport.Answer;
import darsena.registry.transport.RegistryException;
import java.io.IOException;
import java.util.Locale;

/** Words for what a registry refuses. */
public final class Refusals {
  private static final int LARGEST_ERROR = 1 << 20;
  private static final int LONGEST_MESSAGE = 200;

  private Refusals() {}

  /** Nobody was named. */
  public static RegistryException noCredentials(String registry) {
    return new RegistryException(
        ErrorKind.REFUSED,
        "the registry `" + registry + "` wants to know who you are",
        login(registry));
  }

  /** Somebody was named in vain. */
  public static RegistryException wrongPassword(String registry, String user) {
    String whose = user.isEmpty() ? "the token it once gave" : "the password of `" + user + "`";
    return new RegistryException(
        ErrorKind.REFUSED,
        "the registry `" + registry + "` does not accept " + whose + ", or there is no such user",
        login(registry));
  }

  /** Who we are could not be found out. */
  public static RegistryException untold(String registry, String reason) {
    return new RegistryException(
        ErrorKind.REFUSED,
        "the registry `" + registry + "` wants to know who you are, and " + reason,
        login(registry));
  }

  /** What is there is not for us. */
  public static RegistryException denied(String registry) {
    return new RegistryException(
        ErrorKind.REFUSED,
        "the registry `"
            + registry
            + "` denies access: the repository does not exist, or is private",
        login(registry));
  }

  private static String login(String registry) {
    return "Put a user and password for it into ~/.docker/config.json, for example with `docker"
        + " login "
        + registry
        + "`.";
  }

  /** An answer that is none of those expected; its own words are shown. */
  public static RegistryException of(Answer answer) throws IOException {
    String message = message(answer);
    String said = message.isEmpty() ? "" : " (" + message + ")";
    ErrorKind kind = answer.status() == 404 ? ErrorKind.NOT_FOUND : ErrorKind.REFUSED;
    String remedy =
        answer.status() == 429 ? "It limits how much one may pull; log in, or try later." : "";
    return new RegistryException(
        kind, "the registry answers with status " + answer.status() + said, remedy);
  }

  /** What the error document says, as the distribution specification has it. */
  private static String message(Answer answer) throws IOException {
    try {
      JsonNode error = Json.parse(answer.document(LARGEST_ERROR)).path("errors").path(0);
      String code = error.path("code").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
      String message = error.path("message").asText();
      String text = message.isEmpty() ? code : message;
      return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text;
    } catch (IOException noDocument) {
      return "";
    }
  }
}
