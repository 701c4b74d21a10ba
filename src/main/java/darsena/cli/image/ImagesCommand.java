package darsena.cli.image;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.format.Listing;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.image.ImageSummary;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code images}: a row for each name of each image. */
public final class ImagesCommand implements Command {
  private static final Map<String, String> TITLES =
      Map.of(
          "Repository", "REPOSITORY",
          "Tag", "TAG",
          "Digest", "DIGEST",
          "ID", "IMAGE ID",
          "CreatedSince", "CREATED",
          "CreatedAt", "CREATED AT",
          "Size", "SIZE",
          "Containers", "CONTAINERS");

  @Override
  public Syntax syntax() {
    return Syntax.of("images [OPTIONS] [NAME[:TAG]]", "List images")
        .arguments(0, 1)
        .toggle("-a, --all", "All images (there are no hidden ones)")
        .toggle("--digests", "Show the digests that registries know them by")
        .list("-f, --filter", "KEY=VALUE", "dangling, reference, before, since or label")
        .value("--format", "FORMAT", "json, table TEMPLATE or a template of fields: {{.ID}}")
        .toggle("--no-trunc", "Cut nothing")
        .toggle("-q, --quiet", "Ids only")
        .example("darsena images --filter dangling=true -q", "Images without a name")
        .example("darsena images --format '{{.Repository}}:{{.Tag}} {{.Size}}'", "Some fields");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    List<ImageSummary> images = session.images().list();
    Predicate<ImageRow> wanted = new ImageFilters(session, images).all();
    List<ImageRow> rows =
        images.stream()
            .flatMap(image -> ImageRow.of(session, image).stream())
            .filter(wanted)
            .toList();
    if (arguments.on("quiet")) {
      rows.forEach(row -> session.print(row.value("ID")));
      return 0;
    }
    Listing listing = new Listing(TITLES, columns(arguments));
    rows.forEach(row -> listing.add(row::value));
    session.print(listing);
    return 0;
  }

  private static List<String> columns(Arguments arguments) {
    return arguments.on("digests")
        ? List.of("Repository", "Tag", "Digest", "ID", "CreatedSince", "Size")
        : List.of("Repository", "Tag", "ID", "CreatedSince", "Size");
  }
}
