package darsena.engine.local.containers;

import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.SessionEnd;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import darsena.runtime.HelperBinary;
import darsena.runtime.LaunchPlan;
import darsena.runtime.attach.AttachClient;
import darsena.runtime.attach.AttachOptions;
import darsena.runtime.attach.SessionOutcome;
import darsena.runtime.launch.Launcher;
import darsena.runtime.launch.PreparedLaunch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The helper, in the words of the engine's door. */
public final class Helper {
  private final HelperBinary binary;
  private final Launcher launcher;
  private final Path scratch;
  private final Optional<String> detachKeys;

  /**
   * @param scratch where clients leave their last words; the run state of a container is gone by
   *     then
   */
  public Helper(HelperBinary binary, Path scratch, String detachKeys) {
    this.scratch = scratch;
    this.binary = binary;
    this.launcher = new Launcher(binary);
    this.detachKeys = Optional.of(detachKeys);
  }

  PreparedLaunch prepare(LaunchPlan plan) {
    return launcher.prepare(plan);
  }

  /** Lends our standard streams to the program behind a socket. */
  AttachClient attach(Path socket, AttachRequest request) {
    AttachOptions options =
        new AttachOptions(
            request.stdin(),
            request.stdout(),
            request.stderr(),
            request.signalProxy(),
            request.detachKeys().or(() -> detachKeys));
    try {
      DurableFiles.createDirectories(scratch);
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED, "cannot attach: " + FailureWords.of(problem), "", problem);
    }
    return AttachClient.start(binary, socket, options, scratch);
  }

  /**
   * Waits for a session's end.
   *
   * @param lost how the program ended, asked when its monitor did not say
   */
  static SessionEnd await(AttachClient client, Supplier<ContainerState> lost) {
    return switch (client.await()) {
      case SessionOutcome.Exited(int status) -> new SessionEnd.Ended(status);
      case SessionOutcome.Detached _ -> new SessionEnd.Detached();
      case SessionOutcome.Lost() -> ended(lost.get());
    };
  }

  private static SessionEnd ended(ContainerState state) {
    if (state instanceof ContainerState.Exited(ExitStatus status, var _, var _)) {
      return new SessionEnd.Ended(status.shellCode());
    }
    throw new DarsenaException(
        ErrorKind.FAILED,
        "the session was cut off: the monitor of the container ended",
        "See with `darsena ps` what it does now.");
  }
}
