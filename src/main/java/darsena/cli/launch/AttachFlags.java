package darsena.cli.launch;

import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.SessionEnd;
import java.util.List;
import java.util.Locale;

/** The flags of commands that attach their standard streams. */
final class AttachFlags {
  private AttachFlags() {}

  static Syntax declare(Syntax syntax) {
    return syntax
        .value("--detach-keys", "KEYS", "Keys that leave it running (default ctrl-p,ctrl-q)")
        .toggle("--sig-proxy", "Pass signals on to it (default true)");
  }

  /** Output always, input when wanted. */
  static AttachRequest request(Arguments arguments, boolean stdin) {
    return request(arguments, stdin, List.of());
  }

  /** The streams that were named, or output and, when wanted, input. */
  static AttachRequest request(Arguments arguments, boolean stdin, List<Stream> named) {
    return new AttachRequest(
        named.isEmpty() ? stdin : named.contains(Stream.STDIN),
        named.isEmpty() || named.contains(Stream.STDOUT),
        named.isEmpty() || named.contains(Stream.STDERR),
        arguments.on("sig-proxy", true),
        arguments.text("detach-keys"));
  }

  /** A stream of {@code --attach}. */
  enum Stream {
    STDIN,
    STDOUT,
    STDERR;

    static Stream of(String text) {
      try {
        return valueOf(text.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException other) {
        throw new IllegalArgumentException("it takes stdin, stdout or stderr", other);
      }
    }
  }

  /** A terminal inside needs one outside, when our input goes there. */
  static void requireTerminal(Session session, boolean terminal, boolean stdin) {
    if (terminal && stdin && !session.surroundings().terminals().in()) {
      throw UsageException.arguments(
          "cannot attach standard input: it is not a terminal", "Leave out -t.");
    }
  }

  static int status(SessionEnd end) {
    return switch (end) {
      case SessionEnd.Ended(int status) -> status;
      case SessionEnd.Detached() -> 0;
    };
  }
}
