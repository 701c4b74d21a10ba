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
  private static final String LOGIN =
      "Put a user and password for it into ~/.docker/config.json, for example with `docker login`.";

  private Refusals() {}

  public static RegistryException noCredentials() {
    return new RegistryException(
        ErrorKind.REFUSED, "the registry wants to know who you are", LOGIN);
  }

  public static RegistryException wrongPassword() {
    return new RegistryException(
        ErrorKind.REFUSED, "the registry refuses the user name or the password", LOGIN);
  }

  public static RegistryException denied() {
    return new RegistryException(
        ErrorKind.REFUSED,
        "the registry denies access: the repository does not exist, or is private",
        LOGIN);
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
