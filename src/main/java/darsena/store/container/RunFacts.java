package darsena.store.container;

import darsena.container.ProcessIdentity;
import java.io.IOException;
import java.util.Optional;

/**
 * What is written about a container's runs.
 *
 * @param process of the newest run, over or not
 * @param exit of the newest run that ended under its monitor's eyes
 * @param failure of the last start, if that failed
 * @param remover who has begun to remove it
 */
public record RunFacts(
    Optional<ProcessFacts> process,
    Optional<ExitFacts> exit,
    Optional<StartFailure> failure,
    Optional<ProcessIdentity> remover) {

  /** How often its monitor has started it again since it was last asked to. */
  public int restarts() {
    int ended = exit.map(ExitFacts::restarts).orElse(0);
    return process.map(ProcessFacts::restarts).map(now -> Math.max(now, ended)).orElse(ended);
  }

  /** The process file is read first: a run that ends meanwhile is seen as ended, never twice. */
  static RunFacts read(ContainerFiles files) throws IOException {
    Optional<ProcessFacts> process = ProcessFacts.read(files.process());
    return new RunFacts(
        process,
        ExitFacts.read(files.exit()),
        StartFailure.read(files.failure()),
        RemovalFacts.read(files.removal()));
  }
}
