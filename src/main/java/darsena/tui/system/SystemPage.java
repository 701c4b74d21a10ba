package darsena.tui.system;

import darsena.engine.HostReport;
import darsena.text.ByteSize;
import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.page.Context;
import darsena.tui.page.Page;
import darsena.tui.page.Step;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Frame;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Wrapped;
import java.util.List;
import java.util.Optional;

/** The host and the store. */
public final class SystemPage implements Page<SystemPage.State> {
  private static final int LABELS = 14;

  /** What the page keeps; only it knows what is inside. */
  public record State(Optional<HostReport> report) {}

  @Override
  public PageId id() {
    return PageId.SYSTEM;
  }

  @Override
  public State start() {
    return new State(Optional.empty());
  }

  @Override
  public List<Binding> bindings() {
    return List.of();
  }

  @Override
  public boolean offers(State model, Action action) {
    return false;
  }

  @Override
  public Step<State> act(State model, Action action, Context context) {
    return Step.of(model);
  }

  @Override
  public Step<State> hear(State model, Message.OfPage message, Context context) {
    return message instanceof SystemMessage.Reported(HostReport report)
        ? Step.of(new State(Optional.of(report)))
        : Step.of(model);
  }

  @Override
  public Step<State> shown(State model, Context context) {
    return Step.of(model).with(new AskHost());
  }

  @Override
  public void draw(State model, Pane pane, Look look) {
    Pane inside = Frame.titled("System", true).draw(pane, look);
    if (model.report().isEmpty()) {
      inside.text(1, 0, "Asking the host.", look.style(Role.MUTED));
      return;
    }
    HostReport host = model.report().get();
    int row = 0;
    for (Fact fact : facts(host)) {
      inside.text(1, row, fact.label(), look.style(Role.MUTED));
      inside.fit(
          LABELS + 2, row++, inside.width() - LABELS - 3, fact.value(), look.style(Role.TEXT));
    }
    missing(inside, row + 1, host.missing(), look);
  }

  private record Fact(String label, String value) {}

  private static List<Fact> facts(HostReport host) {
    return List.of(
        new Fact("Darsena", host.version()),
        new Fact("Store", host.root()),
        new Fact("Run state", host.runRoot()),
        new Fact("Host", host.hostname()),
        new Fact("System", host.operatingSystem() + ", " + host.architecture()),
        new Fact("Kernel", host.kernel()),
        new Fact("Processors", String.valueOf(host.processors())),
        new Fact("Memory", ByteSize.binary(host.memory())),
        new Fact("Cgroups", host.cgroupVersion()),
        new Fact("Containers", containers(host)),
        new Fact("Images", String.valueOf(host.images())));
  }

  private static String containers(HostReport host) {
    return "%d (%d running, %d paused, %d stopped)"
        .formatted(host.containers(), host.running(), host.paused(), host.stopped());
  }

  private static void missing(Pane pane, int from, List<String> missing, Look look) {
    int row = from;
    for (String sentence : missing) {
      for (String line : Wrapped.lines(sentence, pane.width() - 4)) {
        pane.text(1, row++, line, look.style(Role.WARNING));
      }
    }
  }
}
