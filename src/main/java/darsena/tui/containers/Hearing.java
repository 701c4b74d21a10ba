package darsena.tui.containers;

import darsena.engine.container.ContainerDetails;
import darsena.engine.container.ContainerSummary;
import darsena.engine.container.Usage;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Layout;
import darsena.tui.containers.state.Roster;
import darsena.tui.containers.state.Track;
import darsena.tui.containers.work.ContainersMessage;
import darsena.tui.containers.work.Inspect;
import darsena.tui.containers.work.ListContainers;
import darsena.tui.effect.Effect;
import darsena.tui.message.Problem;
import darsena.tui.page.Context;
import darsena.tui.page.Order;
import darsena.tui.page.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine's answers do to the page. */
final class Hearing {
  private Hearing() {}

  /** Asks for the list; once only, however often something changes meanwhile. */
  static Step<ContainersModel> changed(ContainersModel model) {
    return model.listing()
        ? Step.of(model.asking(true, true))
        : Step.of(model.asking(true, false)).with(new ListContainers());
  }

  static Step<ContainersModel> reveal(ContainersModel model, String id, Context context) {
    int rows = Layout.of(model, context).listRows();
    if (model.roster().find(id).isEmpty()) {
      return Step.of(model.awaiting(Optional.of(id)));
    }
    Roster all =
        model.roster().filtered(darsena.tui.widget.Line.EMPTY, false, model.tracks(), rows);
    return Step.of(model.with(all.on(id, rows)).awaiting(Optional.empty()));
  }

  static Step<ContainersModel> hear(
      ContainersModel model, ContainersMessage message, Context context) {
    return switch (message) {
      case ContainersMessage.Listed(var containers) -> listed(model, containers, context);
      case ContainersMessage.Unlisted _ -> Step.of(model.asking(false, false));
      case ContainersMessage.Used(var usages) -> Step.of(used(model, usages, context));
      case ContainersMessage.Inspected(String id, ContainerDetails details) ->
          Step.of(about(model, id) ? model.with(model.detail().with(details)) : model);
      case ContainersMessage.Ran(String id, var processes) ->
          Step.of(about(model, id) ? model.with(model.detail().with(processes)) : model);
      case ContainersMessage.Differs(String id, var changes) ->
          Step.of(about(model, id) ? model.with(model.detail().with(changes)) : model);
      case ContainersMessage.Untold(String id, Problem problem) ->
          Step.of(about(model, id) ? model.with(model.detail().with(problem)) : model);
      case ContainersMessage.RunAsked(var fields) -> Step.of(model.remembering(fields));
    };
  }

  private static boolean about(ContainersModel model, String id) {
    return model.detail().container().equals(id);
  }

  private static Step<ContainersModel> listed(
      ContainersModel model, List<ContainerSummary> containers, Context context) {
    int rows = Layout.of(model, context).listRows();
    Optional<ContainerSummary> before = model.roster().selected();
    Roster roster = model.roster().listing(containers, model.tracks(), rows);
    Map<String, Track> alive = new HashMap<>(model.tracks());
    alive.keySet().removeIf(id -> roster.find(id).filter(one -> one.state().alive()).isEmpty());
    ContainersModel next = model.with(roster).with(alive).asking(false, false);
    Optional<ContainerSummary> vanished =
        before.filter(one -> model.inDetail() && roster.find(one.id().hex()).isEmpty());
    if (vanished.isPresent() || roster.shown().isEmpty()) {
      next = next.focused(false, false);
    }
    Step<ContainersModel> step = Step.of(next);
    for (ContainerSummary gone : vanished.stream().toList()) {
      step = step.with(new Order.Notice(gone.name() + " is not there any more"));
    }
    if (model.stale()) {
      Step<ContainersModel> again = changed(next);
      step = step.replacing(again.model()).with(again.effects().toArray(Effect[]::new));
    }
    if (!roster.selected().equals(before) && next.attended().detail()) {
      Optional<String> id = roster.selected().map(one -> one.id().hex());
      step = id.isPresent() ? step.with(new Inspect(id.get())) : step;
    }
    Optional<String> awaited = step.model().awaited();
    if (awaited.isPresent() && roster.find(awaited.get()).isPresent()) {
      Step<ContainersModel> there = reveal(step.model(), awaited.get(), context);
      return step.replacing(there.model());
    }
    return step;
  }

  private static ContainersModel used(
      ContainersModel model, Map<String, Usage> usages, Context context) {
    Map<String, Track> tracks = new HashMap<>(model.tracks());
    usages.forEach((id, usage) -> {
      Track old = tracks.get(id);
      tracks.put(id, old == null ? Track.first(usage) : old.then(usage));
    });
    ContainersModel next = model.with(tracks);
    if (!model.roster().sort().byUsage()) {
      return next;
    }
    int rows = Layout.of(model, context).listRows();
    return next.with(next.roster().arranged(tracks, rows));
  }
}
