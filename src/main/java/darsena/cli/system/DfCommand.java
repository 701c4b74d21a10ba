package darsena.cli.system;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.format.Listing;
import darsena.cli.format.Quoted;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.container.ContainerState;
import darsena.engine.container.ContainerSummary;
import darsena.engine.housekeeping.DiskUse;
import darsena.engine.image.ImageSummary;
import darsena.text.Age;
import darsena.text.ByteSize;
import java.util.List;
import java.util.Map;

/** {@code system df}: the room that images and containers take, and what of it can be had back. */
public final class DfCommand implements Command {
  private static final int COMMAND_COLUMNS = 20;
  private static final List<String> COLUMNS =
      List.of("Type", "TotalCount", "Active", "Size", "Reclaimable");
  private static final Map<String, String> TITLES =
      Map.of(
          "Type", "TYPE",
          "TotalCount", "TOTAL",
          "Active", "ACTIVE",
          "Size", "SIZE",
          "Reclaimable", "RECLAIMABLE");

  /** A line of the table. */
  private record Sum(String type, long total, long active, long size, long reclaimable) {
    String value(String field) {
      return switch (field) {
        case "Type" -> type;
        case "TotalCount" -> Long.toString(total);
        case "Active" -> Long.toString(active);
        case "Size" -> ByteSize.precise(size);
        default ->
            size > 0
                ? ByteSize.precise(reclaimable) + " (" + reclaimable * 100 / size + "%)"
                : ByteSize.precise(reclaimable);
      };
    }
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("df [OPTIONS]", "Show the room that everything takes")
        .value("--format", "FORMAT", "json, table TEMPLATE or a template of fields: {{.Size}}")
        .toggle("-v, --verbose", "Each image and each container")
        .example("darsena system df -v", "What takes the room");
  }

  @Override
  public int run(Session session) {
    if (session.arguments().on("verbose") && session.arguments().given("format")) {
      throw UsageException.arguments("the verbose and the format options conflict", "");
    }
    DiskUse use = session.engine().housekeeping().diskUse();
    if (session.arguments().on("verbose")) {
      images(session, use.images());
      containers(session, use.containers());
      return 0;
    }
    Listing listing = new Listing(TITLES, COLUMNS);
    for (Sum sum : sums(use)) {
      listing.add(sum::value);
    }
    session.print(listing);
    return 0;
  }

  /** Docker's four rows: of two of them there is nothing yet. */
  private static List<Sum> sums(DiskUse use) {
    return List.of(
        new Sum(
            "Images",
            use.images().size(),
            use.images().stream().filter(each -> each.image().containers() > 0).count(),
            use.layerBytes(),
            use.reclaimableLayerBytes()),
        new Sum(
            "Containers",
            use.containers().size(),
            use.containers().stream().filter(DfCommand::active).count(),
            use.containers().stream().mapToLong(DiskUse.OfContainer::size).sum(),
            use.containers().stream()
                .filter(each -> !active(each))
                .mapToLong(DiskUse.OfContainer::size)
                .sum()),
        new Sum("Local Volumes", 0, 0, 0, 0),
        new Sum("Build Cache", 0, 0, 0, 0));
  }

  private static boolean active(DiskUse.OfContainer use) {
    return use.container().state().alive();
  }

  private static void images(Session session, List<DiskUse.OfImage> images) {
    Listing listing =
        new Listing(
            Map.of(
                "Name", "REPOSITORY:TAG",
                "ID", "IMAGE ID",
                "Created", "CREATED",
                "Size", "SIZE",
                "Shared", "SHARED SIZE",
                "Unique", "UNIQUE SIZE",
                "Containers", "CONTAINERS"),
            List.of("Name", "ID", "Created", "Size", "Shared", "Unique", "Containers"));
    images.forEach(each -> listing.add(field -> value(session, each, field)));
    session.print("Images space usage:");
    session.print("");
    session.print(listing);
    session.print("");
  }

  private static String value(Session session, DiskUse.OfImage use, String field) {
    ImageSummary image = use.image();
    return switch (field) {
      case "Name" -> image.names().isEmpty() ? "<none>" : image.names().getFirst();
      case "ID" -> image.id().abbreviated();
      case "Created" -> Age.ago(session.since(image.created()));
      case "Size" -> ByteSize.decimal(image.size());
      case "Shared" -> ByteSize.precise(use.shared());
      case "Unique" -> ByteSize.precise(use.unique());
      default -> Integer.toString(image.containers());
    };
  }

  private static void containers(Session session, List<DiskUse.OfContainer> containers) {
    Listing listing =
        new Listing(
            Map.of(
                "ID", "CONTAINER ID",
                "Image", "IMAGE",
                "Command", "COMMAND",
                "Size", "SIZE",
                "Created", "CREATED",
                "State", "STATUS",
                "Name", "NAMES"),
            List.of("ID", "Image", "Command", "Size", "Created", "State", "Name"));
    containers.forEach(each -> listing.add(field -> value(session, each, field)));
    session.print("Containers space usage:");
    session.print("");
    session.print(listing);
  }

  private static String value(Session session, DiskUse.OfContainer use, String field) {
    ContainerSummary container = use.container();
    return switch (field) {
      case "ID" -> container.id().abbreviated();
      case "Image" -> container.imageName();
      case "Command" -> Quoted.cut(String.join(" ", container.command()), COMMAND_COLUMNS);
      case "Size" -> ByteSize.precise(use.size());
      case "Created" -> Age.ago(session.since(container.created()));
      case "State" -> status(container.state());
      default -> container.name();
    };
  }

  private static String status(ContainerState state) {
    return state instanceof ContainerState.Exited exited
        ? "Exited (" + exited.status().shellCode() + ")"
        : state.word();
  }
}
