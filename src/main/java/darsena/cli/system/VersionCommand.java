package darsena.cli.system;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.format.Listing;
import darsena.cli.syntax.Syntax;
import darsena.engine.Version;
import darsena.image.Platform;
import java.util.List;
import java.util.Map;

/** {@code version}: which Darsena, on which Java and platform. */
public final class VersionCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("version [OPTIONS]", "Show which Darsena this is")
        .value("--format", "FORMAT", "json or a template of fields: {{.Version}}");
  }

  @Override
  public int run(Session session) {
    if (session.arguments().text("format").isPresent()) {
      Listing listing =
          new Listing(
              Map.of("Version", "VERSION", "Java", "JAVA", "Platform", "PLATFORM"),
              List.of("Version", "Java", "Platform"));
      listing.add(VersionCommand::value);
      session.print(listing);
      return 0;
    }
    session.out().println("Darsena:");
    session.out().println(" Version:    " + value("Version"));
    session.out().println(" Java:       " + value("Java"));
    session.out().println(" OS/Arch:    " + value("Platform"));
    return 0;
  }

  private static String value(String field) {
    return switch (field) {
      case "Version" -> Version.CURRENT;
      case "Java" -> Runtime.version().toString();
      default -> Platform.host().toString();
    };
  }
}
