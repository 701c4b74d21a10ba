package darsena.runtime.launch;

import darsena.container.isolation.Ulimit;
import darsena.runtime.LaunchStep;
import java.util.Optional;

/**
 * Something that fell short while the launch went on, such as a limit that was clamped.
 *
 * @param step the record's name in {@link LaunchStep}, as {@code resource-limit}
 * @param errno why, as Linux numbers it
 * @param object what it was about
 */
public record LaunchWarning(String step, int errno, String object) {

  /** One sentence for the person at the terminal, without a final stop. */
  public String sentence() {
    String reason = KernelReason.text(errno);
    return switch (step) {
      case "resource-limit" ->
          "the limit " + limit() + " stays at what this host allows: " + reason;
      case "oom-score" -> "the oom score stays as it is, not " + object + ": " + reason;
      case "session-keyring" -> "the session keyring is shared with this process: " + reason;
      default -> step + " `" + object + "` fell short: " + reason;
    };
  }

  /** The helper numbers limits as Linux does. */
  private String limit() {
    boolean number = object.matches("\\d{1,4}");
    return (number ? Ulimit.nameOf(Integer.parseInt(object)) : Optional.<String>empty())
        .map(name -> "`" + name + "`")
        .orElse(object);
  }
}
