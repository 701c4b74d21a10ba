package darsena.store.container;

import java.io.IOException;
import java.util.Optional;

/**
 * What is written about a container's runs.
 *
 * @param process of the newest run, over or not
 * @param exit of the newest run that ended under its monitor's eyes
 * @param failure of the last start, if that failed
 */
public record RunFacts(
    Optional<ProcessFacts> process, Optional<ExitFacts> exit, Optional<StartFailure> failure) {

  /** The process file is read first: a run that ends meanwhile is seen as ended, never twice. */
  static RunFacts read(ContainerFiles files) throws IOException {
    Optional<ProcessFacts> process = ProcessFacts.read(files.process());
    return new RunFacts(process, ExitFacts.read(files.exit()), StartFailure.read(files.failure()));
  }
}
