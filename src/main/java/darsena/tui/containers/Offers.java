package darsena.tui.containers;

import darsena.engine.container.ContainerSummary;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Roster;
import java.util.List;
import java.util.Optional;

/** Which actions mean something now, and what they are called. */
final class Offers {
  private Offers() {}

  static boolean offers(ContainersModel model, ContainerAction action) {
    Optional<ContainerSummary> selected = model.roster().selected();
    List<ContainerSummary> targets = model.roster().targets();
    boolean any = selected.isPresent();
    boolean searching = !model.detail().log().search().text().isEmpty();
    boolean inList = !model.inDetail();
    return switch (action) {
      case SEARCH_OLDER, SEARCH_NEWER -> model.inLog() && searching;
      case FOLLOW, WRAP, TIMES -> model.inLog() && any;
      case OPEN -> inList && any;
      case LOGS -> any && !model.inLog();
      case INSPECT, NEXT_TAB, PREVIOUS_TAB -> any;
      case SHELL, ATTACH -> selected.filter(Possible::enter).isPresent();
      case START_STOP, RESTART -> targets.stream().anyMatch(Possible::restart);
      case REMOVE -> targets.stream().anyMatch(Possible::remove);
      case PAUSE -> targets.stream().anyMatch(one -> Possible.pause(one) || Possible.resume(one));
      case KILL -> targets.stream().anyMatch(Possible::kill);
      case RUN -> true;
      case FIND -> (inList || model.inLog()) && (any || !model.roster().filter().text().isEmpty());
      case FOCUS -> any;
      case SORT, MARK, MARK_ALL -> inList && any;
      case UNMARK -> !model.roster().marks().isEmpty();
      case ZOOM -> model.inDetail();
      case BACK -> model.inDetail() || dirty(model.roster());
    };
  }

  static String hint(ContainersModel model, ContainerAction action, String usual) {
    List<ContainerSummary> targets = model.roster().targets();
    return switch (action) {
      case START_STOP -> targets.stream().anyMatch(Possible::stop) ? "stop" : "start";
      case PAUSE -> targets.stream().anyMatch(Possible::pause) ? "pause" : "resume";
      case FIND -> model.inLog() ? "search" : "filter";
      case FOLLOW -> model.detail().log().follow() ? "hold" : "follow";
      case BACK -> model.inDetail() ? "list" : "clear";
      case NEXT_TAB -> model.inDetail() ? usual : "";
      default -> usual;
    };
  }

  private static boolean dirty(Roster roster) {
    return !roster.filter().text().isEmpty() || !roster.marks().isEmpty();
  }
}
