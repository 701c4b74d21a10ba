package darsena.tui.containers;

import darsena.container.ContainerState;
import darsena.engine.container.ContainerSummary;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Layout;
import darsena.tui.containers.state.Roster;
import darsena.tui.containers.state.Tab;
import darsena.tui.containers.work.Act;
import darsena.tui.containers.work.AttachTo;
import darsena.tui.containers.work.ContainersMessage;
import darsena.tui.containers.work.OpenShell;
import darsena.tui.effect.Effect;
import darsena.tui.effect.Tell;
import darsena.tui.log.LogModel;
import darsena.tui.log.LogUpdate;
import darsena.tui.page.Context;
import darsena.tui.page.Dialog;
import darsena.tui.page.Order;
import darsena.tui.page.Step;
import darsena.tui.run.RunForm;
import darsena.tui.widget.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the page's own actions do. */
final class Acting {
  private Acting() {}

  static Step<ContainersModel> act(ContainersModel model, ContainerAction action, Context context) {
    if (!Offers.offers(model, action)) {
      return refuse(model, action);
    }
    Layout layout = Layout.of(model, context);
    return switch (action) {
      case OPEN -> Step.of(model.focused(true, model.zoomed()));
      case LOGS -> Step.of(tab(model, Tab.LOGS).focused(true, model.zoomed()));
      case INSPECT -> Step.of(tab(model, Tab.DETAILS).focused(true, model.zoomed()));
      case NEXT_TAB -> Step.of(tab(model, model.detail().tab().next()));
      case PREVIOUS_TAB -> Step.of(tab(model, model.detail().tab().previous()));
      case FOCUS -> Step.of(model.focused(!model.inDetail(), false));
      case ZOOM -> Step.of(model.focused(true, !model.zoomed()));
      case BACK -> back(model, layout);
      case FIND -> find(model, layout);
      case SORT -> Step.of(sort(model, layout));
      case MARK, MARK_ALL, UNMARK -> Step.of(mark(model, action, layout));
      case FOLLOW -> log(model, one -> LogUpdate.toggleFollow(one, layout.log()));
      case WRAP -> log(model, LogUpdate::toggleWrap);
      case TIMES -> log(model, LogUpdate::nextTimes);
      case SEARCH_OLDER -> log(model, one -> LogUpdate.again(one, true, layout.log()));
      case SEARCH_NEWER -> log(model, one -> LogUpdate.again(one, false, layout.log()));
      case SHELL -> selected(model, one -> new OpenShell(one.id().hex(), one.name()));
      case ATTACH -> selected(model, one -> new AttachTo(one.id().hex(), one.name()));
      case START_STOP -> startOrStop(model);
      case PAUSE -> pauseOrResume(model);
      case RESTART -> each(model, Act.Verb.RESTART, targets(model, Possible::restart));
      case KILL -> kill(model);
      case REMOVE -> remove(model);
      case RUN -> run(model);
    };
  }

  /** A key that means nothing now says why, where the reason is not plain to see. */
  private static Step<ContainersModel> refuse(ContainersModel model, ContainerAction action) {
    boolean plain =
        switch (action) {
          case SHELL, ATTACH, PAUSE, KILL, START_STOP, RESTART, REMOVE -> false;
          default -> true;
        };
    Optional<ContainerSummary> selected = model.roster().selected();
    if (plain || selected.isEmpty()) {
      return Step.of(model);
    }
    String reason = selected.get().name() + " " + reason(selected.get().state());
    return Step.of(model).with(new Order.Notice(reason));
  }

  private static String reason(ContainerState state) {
    return switch (state) {
      case ContainerState.Paused _ -> "is paused; p lets it go on";
      case ContainerState.Restarting _ -> "waits for its next start; s ends that, l may say why";
      case ContainerState.Removing _ -> "is being removed";
      case ContainerState.Dead _ -> "is dead; d removes what is left of it";
      case ContainerState.Created _, ContainerState.Exited _ -> "is not running; s starts it";
      case ContainerState.Running _ -> "runs already";
    };
  }

  private static List<ContainerSummary> targets(
      ContainersModel model, Predicate<ContainerSummary> possible) {
    return model.roster().targets().stream().filter(possible).toList();
  }

  private static ContainersModel tab(ContainersModel model, Tab tab) {
    return model.with(model.detail().on(tab));
  }

  private static Step<ContainersModel> log(
      ContainersModel model, Function<LogModel, Step<LogModel>> change) {
    Step<LogModel> step = change.apply(model.detail().log());
    return step.replacing(model.with(model.detail().with(step.model())));
  }

  private static Step<ContainersModel> back(ContainersModel model, Layout layout) {
    if (model.inDetail()) {
      return Step.of(model.focused(false, false));
    }
    Roster clear =
        model
            .roster()
            .marking(Set.of())
            .filtered(Line.EMPTY, false, model.tracks(), layout.listRows());
    return Step.of(model.with(clear));
  }

  private static Step<ContainersModel> find(ContainersModel model, Layout layout) {
    if (model.inLog()) {
      return log(model, LogUpdate::ask);
    }
    Roster asking =
        model.roster().filtered(model.roster().filter(), true, model.tracks(), layout.listRows());
    return Step.of(model.with(asking).focused(false, false));
  }

  private static ContainersModel sort(ContainersModel model, Layout layout) {
    Roster roster = model.roster();
    return model.with(roster.sorted(roster.sort().next(), model.tracks(), layout.listRows()));
  }

  private static ContainersModel mark(
      ContainersModel model, ContainerAction action, Layout layout) {
    Roster roster = model.roster();
    Set<String> marks = new HashSet<>(roster.marks());
    if (action == ContainerAction.UNMARK) {
      return model.with(roster.marking(Set.of()));
    }
    if (action == ContainerAction.MARK_ALL) {
      roster.shown().forEach(one -> marks.add(one.id().hex()));
      return model.with(roster.marking(marks));
    }
    String id = roster.selected().map(one -> one.id().hex()).orElse("");
    if (!marks.remove(id)) {
      marks.add(id);
    }
    Roster next = roster.marking(marks);
    return model.with(next.at(next.cursor().moved(1, next.shown().size(), layout.listRows())));
  }

  private static Step<ContainersModel> selected(
      ContainersModel model, Function<ContainerSummary, Effect> effect) {
    return model
        .roster()
        .selected()
        .map(one -> Step.of(model).with(effect.apply(one)))
        .orElse(Step.of(model));
  }

  private static Step<ContainersModel> startOrStop(ContainersModel model) {
    List<ContainerSummary> alive = targets(model, Possible::stop);
    return alive.isEmpty()
        ? each(model, Act.Verb.START, targets(model, Possible::start))
        : each(model, Act.Verb.STOP, alive);
  }

  private static Step<ContainersModel> pauseOrResume(ContainersModel model) {
    List<ContainerSummary> running = targets(model, Possible::pause);
    return running.isEmpty()
        ? each(model, Act.Verb.UNPAUSE, targets(model, Possible::resume))
        : each(model, Act.Verb.PAUSE, running);
  }

  private static Step<ContainersModel> each(
      ContainersModel model, Act.Verb verb, List<ContainerSummary> targets) {
    return new Step<>(
        model.with(model.roster().marking(Set.of())), effects(verb, targets), List.of());
  }

  private static List<Effect> effects(Act.Verb verb, List<ContainerSummary> targets) {
    List<Effect> effects = new ArrayList<>();
    targets.forEach(one -> effects.add(new Act(verb, one.id().hex(), one.name())));
    return effects;
  }

  private static Step<ContainersModel> kill(ContainersModel model) {
    List<ContainerSummary> alive = targets(model, Possible::kill);
    List<String> lines =
        List.of(
            "Kill " + names(alive) + "?",
            "",
            "Its processes end at once and cannot clean up. s asks them to end.");
    return confirm(model, "Kill", lines, "Kill", effects(Act.Verb.KILL, alive));
  }

  private static Step<ContainersModel> remove(ContainersModel model) {
    List<ContainerSummary> targets = targets(model, Possible::remove);
    List<Effect> effects = new ArrayList<>();
    boolean alive = false;
    for (ContainerSummary one : targets) {
      Act.Verb verb = one.state().alive() ? Act.Verb.REMOVE_RUNNING : Act.Verb.REMOVE;
      alive |= one.state().alive();
      effects.addAll(effects(verb, List.of(one)));
    }
    List<String> lines = new ArrayList<>(List.of("Remove " + names(targets) + "?", ""));
    if (alive) {
      lines.add(
          targets.size() == 1
              ? "It still runs, and will be killed."
              : "What still runs will be killed.");
    }
    lines.add("What was written in it, and its log, go with it.");
    return confirm(model, "Remove", lines, "Remove", effects);
  }

  private static String names(List<ContainerSummary> targets) {
    if (targets.size() > 3) {
      return targets.size() + " containers";
    }
    return String.join(", ", targets.stream().map(ContainerSummary::name).toList());
  }

  private static Step<ContainersModel> confirm(
      ContainersModel model, String title, List<String> lines, String verb, List<Effect> effects) {
    Dialog dialog = new Dialog.Confirm(title, lines, verb, effects, false);
    return Step.of(model).with(new Order.Open(dialog));
  }

  private static Step<ContainersModel> run(ContainersModel model) {
    Dialog dialog =
        RunForm.dialog(model.lastRun(), fields -> new Tell(new ContainersMessage.RunAsked(fields)));
    return Step.of(model).with(new Order.Open(dialog));
  }
}
