package darsena.cli.image;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.format.Listing;
import darsena.cli.format.Times;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.image.HistoryEntry;
import darsena.image.Digest;
import darsena.text.Age;
import darsena.text.ByteSize;
import darsena.text.DisplayWidth;
import java.util.List;
import java.util.Map;

/** {@code history}: how an image was made, newest step first. */
public final class HistoryCommand implements Command {
  private static final int COMMAND_COLUMNS = 45;
  private static final Map<String, String> TITLES =
      Map.of(
          "ID", "IMAGE",
          "CreatedSince", "CREATED",
          "CreatedAt", "CREATED AT",
          "CreatedBy", "CREATED BY",
          "Size", "SIZE",
          "Comment", "COMMENT");

  @Override
  public Syntax syntax() {
    return Syntax.of("history [OPTIONS] IMAGE", "Show how an image was made")
        .arguments(1, 1)
        .value("--format", "FORMAT", "json, table TEMPLATE or a template of fields: {{.Size}}")
        .toggle("-H, --human", "Sizes and ages for people (default true)")
        .toggle("--no-trunc", "Cut nothing")
        .toggle("-q, --quiet", "Ids only");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    String image = arguments.first();
    List<HistoryEntry> entries = session.images().history(image);
    Digest id = session.images().inspect(image).summary().id();
    boolean human = arguments.on("human", true);
    Listing listing =
        new Listing(
            TITLES,
            List.of("ID", human ? "CreatedSince" : "CreatedAt", "CreatedBy", "Size", "Comment"));
    for (int step = 0; step < entries.size(); step++) {
      HistoryEntry entry = entries.get(step);
      String shownId = step == 0 ? shown(id, arguments) : "<missing>";
      if (arguments.on("quiet")) {
        session.print(shownId);
      } else {
        listing.add(field -> value(field, entry, shownId, session));
      }
    }
    if (!arguments.on("quiet")) {
      session.print(listing);
    }
    return 0;
  }

  private static String shown(Digest id, Arguments arguments) {
    return arguments.on("no-trunc") ? id.toString() : id.abbreviated();
  }

  private static String value(String field, HistoryEntry entry, String id, Session session) {
    boolean human = session.arguments().on("human", true);
    return switch (field) {
      case "ID" -> id;
      case "CreatedSince" -> human ? age(entry, session) : moment(entry, session);
      case "CreatedAt" -> moment(entry, session);
      case "CreatedBy" -> createdBy(entry, session.arguments().on("no-trunc"));
      case "Size" -> human ? ByteSize.decimal(entry.size()) : Long.toString(entry.size());
      default -> entry.comment();
    };
  }

  private static String age(HistoryEntry entry, Session session) {
    return entry.dated() ? Age.ago(session.since(entry.created())) : "N/A";
  }

  private static String moment(HistoryEntry entry, Session session) {
    return Times.rfc3339(entry.created(), session.surroundings().zone());
  }

  private static String createdBy(HistoryEntry entry, boolean whole) {
    String text = entry.createdBy().replace('\t', ' ');
    return whole ? text : DisplayWidth.ellipsis(text, COMMAND_COLUMNS);
  }
}
