package darsena.tui.containers;

import darsena.engine.container.ContainerSummary;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.ContainersModel.Attended;
import darsena.tui.containers.state.Detail;
import darsena.tui.containers.state.Layout;
import darsena.tui.containers.state.Roster;
import darsena.tui.containers.work.Compare;
import darsena.tui.containers.work.Inspect;
import darsena.tui.containers.work.WatchProcesses;
import darsena.tui.containers.work.WatchUsage;
import darsena.tui.effect.Cancel;
import darsena.tui.effect.Effect;
import darsena.tui.log.LogModel;
import darsena.tui.log.LogUpdate;
import darsena.tui.page.Context;
import darsena.tui.page.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sees to it that exactly those effects run that tell about what is on the screen. */
final class Attending {
  private Attending() {}

  /** Starts what is missing and ends what nobody looks at, after anything has changed. */
  static Step<ContainersModel> attend(Step<ContainersModel> step, Context context) {
    ContainersModel model = step.model();
    Attended now = wanted(model, Layout.of(model, context));
    Attended before = model.attended();
    if (sameSide(now, before) && now.usage().equals(before.usage())) {
      return step;
    }
    List<Effect> effects = new ArrayList<>(step.effects());
    ContainersModel next = model.with(now);
    if (!now.usage().equals(before.usage())) {
      effects.add(new WatchUsage(now.usage()));
    }
    if (!now.container().equals(before.container())) {
      next = next.with(Detail.of(now.container(), model.detail().tab(), model.detail().log()));
    }
    if (sameSide(now, before)) {
      return new Step<>(next, effects, step.orders());
    }
    leave(before, effects);
    next = side(next, now, effects);
    return new Step<>(next, effects, step.orders());
  }

  private static boolean sameSide(Attended now, Attended before) {
    return now.container().equals(before.container())
        && now.tab() == before.tab()
        && now.detail() == before.detail();
  }

  private static Attended wanted(ContainersModel model, Layout layout) {
    if (!model.shown()) {
      return Attended.NOTHING;
    }
    String container = model.roster().selected().map(one -> one.id().hex()).orElse("");
    boolean detail = layout.detail() > 0 && !container.isEmpty();
    return new Attended(container, model.detail().tab(), detail, usage(model, layout));
  }

  /** Those on the screen; all of them where the order of the list depends on it. */
  private static List<String> usage(ContainersModel model, Layout layout) {
    Roster roster = model.roster();
    int top = Math.min(roster.cursor().top(), roster.shown().size());
    int end = Math.min(roster.shown().size(), top + layout.listRows());
    List<ContainerSummary> rows = layout.list() > 0 ? roster.shown().subList(top, end) : List.of();
    Set<String> ids = new LinkedHashSet<>();
    (roster.sort().byUsage() ? roster.shown() : rows)
        .stream().filter(one -> one.state().alive()).forEach(one -> ids.add(one.id().hex()));
    roster.selected().filter(one -> one.state().alive()).ifPresent(one -> ids.add(one.id().hex()));
    return List.copyOf(ids);
  }

  private static void leave(Attended before, List<Effect> effects) {
    if (!before.detail()) {
      return;
    }
    switch (before.tab()) {
      case LOGS -> effects.addAll(LogUpdate.letGo());
      case TOP -> effects.add(new Cancel(WatchProcesses.KEY));
      case STATS, DETAILS, ENV, MOUNTS, FILES -> {}
    }
  }

  private static ContainersModel side(ContainersModel model, Attended now, List<Effect> effects) {
    if (!now.detail()) {
      return model;
    }
    String container = now.container();
    switch (now.tab()) {
      case LOGS -> {
        LogModel old = model.detail().log();
        Step<LogModel> opened = LogUpdate.open(container, old);
        effects.addAll(opened.effects());
        return model.with(model.detail().with(opened.model()));
      }
      case STATS, DETAILS, ENV, MOUNTS -> effects.add(new Inspect(container));
      case FILES -> effects.add(new Compare(container));
      case TOP -> effects.add(new WatchProcesses(container));
    }
    return model;
  }
}
