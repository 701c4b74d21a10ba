package darsena.engine;

import darsena.container.ExitStatus;
import darsena.container.Limits;
import darsena.container.policy.RestartPolicy;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.ContainerDetails;
import darsena.engine.container.ContainerSummary;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.CreatedContainer;
import darsena.engine.container.ExecRequest;
import darsena.engine.container.FileChange;
import darsena.engine.container.ProcessTable;
import darsena.engine.container.SessionEnd;
import darsena.engine.container.Usage;
import darsena.engine.container.log.ContainerLog;
import darsena.engine.container.log.LogQuery;
import darsena.engine.container.log.LogSink;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Containers in the store. Where a method takes {@code container}, it takes a name or a unique
 * prefix of an id.
 */
public interface Containers {

  /** All containers, running or not, newest first. */
  List<ContainerSummary> list();

  /** Everything about one. */
  ContainerDetails inspect(String container);

  /** Makes a container and its writable layer, and starts nothing. The image must be there. */
  CreatedContainer create(CreateRequest request);

  /**
   * Starts it; no effect when it runs. Fails with status 126 or 127 when the command cannot run.
   */
  void start(String container);

  /**
   * Starts it with this process's standard streams attached, and returns when it ends or the user
   * detaches. Nothing of its output is missed. Takes over the terminal meanwhile.
   */
  SessionEnd startAttached(String container, AttachRequest request);

  /** Attaches this process's standard streams to a running container, until it ends. */
  SessionEnd attach(String container, AttachRequest request);

  /** Runs one more program in a running container. */
  SessionEnd exec(String container, ExecRequest request);

  /**
   * Asks it to end, and ends it when the time is over; a paused one is thawed for that.
   *
   * @param signal by number; empty for the container's own
   * @param timeoutSeconds empty for the container's own policy; -1 waits for ever
   */
  void stop(String container, Optional<Integer> signal, Optional<Integer> timeoutSeconds);

  /** Stops it as it asks for itself. */
  default void stop(String container, Optional<Integer> timeoutSeconds) {
    stop(container, Optional.empty(), timeoutSeconds);
  }

  /** Stops it if it runs, with a signal of this number perhaps, and starts it. */
  void restart(String container, Optional<Integer> signal, Optional<Integer> timeoutSeconds);

  /** Stops it as it asks for itself, and starts it. */
  default void restart(String container, Optional<Integer> timeoutSeconds) {
    restart(container, Optional.empty(), timeoutSeconds);
  }

  /** Sends a signal, by number, to its first process. */
  void kill(String container, int signal);

  /** Freezes every process in it. */
  void pause(String container);

  /** Lets them go on. */
  void unpause(String container);

  /** Removes it, its writable layer and its log. {@code force} kills it first if it runs. */
  void remove(String container, boolean force);

  /** Gives it another name. */
  void rename(String container, String name);

  /**
   * Changes its limits, running or not, and its restart policy.
   *
   * @param change from the limits it has; may be called more than once
   * @return what the host does not offer of them, in sentences
   */
  List<String> update(
      String container, UnaryOperator<Limits> change, Optional<RestartPolicy> restart);

  /** Waits until it is not running, and tells how it ended last. */
  ExitStatus await(String container);

  /**
   * Names of those that do not run and are to run, by their restart policies, after the machine has
   * come up.
   */
  List<String> dueAfterReboot();

  /** Its log, as a window that can be moved. Close it. */
  ContainerLog log(String container);

  /**
   * Tells the lines of its log in order, and returns at their end; following, when the container
   * has ended and all is told, or when the thread is interrupted.
   */
  void readLog(String container, LogQuery query, LogSink sink);

  /** What its writable layer changes of its image, sorted by path. */
  List<FileChange> diff(String container);

  /** Its processes as ps shows them with these arguments; with none, docker's {@code -ef}. */
  ProcessTable processes(String container, List<String> psArguments);

  /** Bytes of the files that its writable layer holds. */
  long size(String container);

  /** What it uses now; empty when it does not run. */
  Optional<Usage> usage(String container);
}
