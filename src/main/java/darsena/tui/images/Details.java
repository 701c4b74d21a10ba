package darsena.tui.images;

import darsena.engine.container.ContainerSummary;
import darsena.engine.image.HistoryEntry;
import darsena.engine.image.ImageDetails;
import darsena.engine.image.LayerSummary;
import darsena.oci.ImageConfig;
import darsena.oci.MalformedDocumentException;
import darsena.oci.RunDefaults;
import darsena.text.ByteSize;
import darsena.text.DisplayWidth;
import darsena.text.ForeignText;
import darsena.tui.images.work.Description;
import darsena.tui.layers.drawing.Instruction;
import darsena.tui.theme.Role;
import darsena.tui.widget.Wrapped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The lines that the details of an image come to, in so many columns. */
final class Details {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final int LABEL = 12;

  private final int columns;
  private final List<Text> lines = new ArrayList<>();

  /** A line with a label of its own or none. */
  record Text(String label, String text, Role role) {}

  private Details(int columns) {
    this.columns = columns;
  }

  static List<Text> lines(ImagesModel model, int columns) {
    Details details = new Details(columns);
    model.problem().ifPresent(problem -> details.wrapped("", problem.problem(), Role.ERROR));
    model.description().ifPresent(description -> details.describe(model.tab(), description));
    return details.lines;
  }

  private void describe(Tab tab, Description description) {
    switch (tab) {
      case LAYERS -> layers(description.details());
      case HISTORY -> history(description.history());
      case CONFIG -> config(description.details());
      case CONTAINERS -> containers(description.containers());
    }
  }

  private void layers(ImageDetails details) {
    add("", "  #    SIZE   FILES  COMMAND", Role.HEADING);
    int number = 1;
    for (LayerSummary layer : details.layers()) {
      String text =
          "%3d  %6s  %6d  %s"
              .formatted(
                  number++,
                  ByteSize.decimal(layer.size()),
                  layer.files(),
                  ForeignText.visible(Instruction.plain(layer.createdBy())));
      add("", text, Role.TEXT);
    }
    add("", "", Role.TEXT);
    add("", "Enter takes it apart: files, changes, waste.", Role.MUTED);
  }

  private void history(List<HistoryEntry> history) {
    for (HistoryEntry entry : history) {
      String size = entry.layer().isPresent() ? ByteSize.decimal(entry.size()) : "no layer";
      String date = entry.dated() ? DATE.format(entry.created()) : "no date";
      add("", date + "  " + size, Role.MUTED);
      String step = Instruction.plain(entry.createdBy());
      wrapped("  ", step.isEmpty() ? "(unknown)" : step, Role.TEXT);
      if (!entry.comment().isEmpty()) {
        wrapped("  ", entry.comment(), Role.MUTED);
      }
    }
  }

  private void config(ImageDetails details) {
    field("Id", details.summary().id().toString());
    field("Manifest", details.manifestDigest().toString());
    details.digests().forEach(digest -> field("Digest", digest));
    field("Platform", details.platform().toString());
    field("Created", DATE.format(details.summary().created()));
    field("Author", details.author());
    try {
      ImageConfig config = ImageConfig.parse(details.configuration());
      defaults(config.defaults());
    } catch (MalformedDocumentException malformed) {
      wrapped("", String.valueOf(malformed.getMessage()), Role.ERROR);
    }
  }

  private void defaults(RunDefaults defaults) {
    field("Entrypoint", String.join(" ", defaults.entrypoint()));
    field("Command", String.join(" ", defaults.command()));
    field("User", defaults.user());
    field("Directory", defaults.workingDirectory());
    field("Stop signal", defaults.stopSignal());
    defaults.exposedPorts().forEach(port -> field("Port", port));
    defaults.volumes().forEach(volume -> field("Volume", volume));
    defaults.environment().forEach(pair -> field("Env", pair));
    new TreeMap<>(defaults.labels()).forEach((key, value) -> field("Label", key + "=" + value));
  }

  private void containers(List<ContainerSummary> containers) {
    if (containers.isEmpty()) {
      add("", "No container is made of it. R runs one.", Role.MUTED);
    }
    for (ContainerSummary container : containers) {
      String state = DisplayWidth.padRight(container.state().word(), 9);
      String text = state + ForeignText.visible(container.name());
      add("", text, container.state().alive() ? Role.RUNNING : Role.EXITED);
    }
  }

  /** A label once, and a value that may take several lines beside it. */
  private void field(String label, String value) {
    if (value.isEmpty()) {
      return;
    }
    String shown = label;
    for (String line : Wrapped.lines(ForeignText.visible(value), columns - LABEL)) {
      lines.add(new Text(DisplayWidth.padRight(shown, LABEL), line, Role.TEXT));
      shown = "";
    }
  }

  private void wrapped(String indent, String text, Role role) {
    for (String line : Wrapped.lines(ForeignText.visible(text), columns - indent.length())) {
      add(indent, line, role);
    }
  }

  private void add(String label, String text, Role role) {
    lines.add(new Text(label, text, role));
  }
}
