package darsena.tui.containers.state;

import darsena.engine.container.ContainerDetails;
import darsena.engine.container.FileChange;
import darsena.engine.container.ProcessTable;
import darsena.tui.log.LogModel;
import darsena.tui.message.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One container from one side.
 *
 * @param container its id; empty when there is none
 * @param top the first line shown of what is not a log
 * @param problem why what was asked cannot be told
 */
public record Detail(
    String container,
    Tab tab,
    int top,
    Optional<ContainerDetails> details,
    Optional<ProcessTable> processes,
    Optional<List<FileChange>> changes,
    Optional<Problem> problem,
    LogModel log) {

  static Detail none() {
    return of("", Tab.LOGS, LogModel.none());
  }

  public static Detail of(String container, Tab tab, LogModel log) {
    return new Detail(
        container,
        tab,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        log);
  }

  public Detail on(Tab next) {
    return new Detail(container, next, 0, details, processes, changes, Optional.empty(), log);
  }

  public Detail at(int line) {
    return new Detail(container, tab, line, details, processes, changes, problem, log);
  }

  public Detail with(LogModel next) {
    return new Detail(container, tab, top, details, processes, changes, problem, next);
  }

  public Detail with(ContainerDetails next) {
    return new Detail(
        container, tab, top, Optional.of(next), processes, changes, Optional.empty(), log);
  }

  public Detail with(ProcessTable next) {
    return new Detail(
        container, tab, top, details, Optional.of(next), changes, Optional.empty(), log);
  }

  public Detail with(List<FileChange> next) {
    return new Detail(
        container, tab, top, details, processes, Optional.of(next), Optional.empty(), log);
  }

  public Detail with(Problem next) {
    return new Detail(container, tab, top, details, processes, changes, Optional.of(next), log);
  }
}
