package darsena.engine.local.parts;

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

  public PreparedLaunch prepare(LaunchPlan plan) {
    return launcher.prepare(plan);
  }

  /** Lends our standard streams to the program behind a socket. */
  public AttachClient attach(Path socket, AttachRequest request) {
    return client(
        socket,
        new AttachOptions(
            request.stdin(),
            request.stdout(),
            request.stderr(),
            request.signalProxy(),
            request.detachKeys().or(() -> detachKeys)));
  }

  /** Connects to a monitor only to hear how its program ends. */
  public AttachClient listen(Path socket) {
    return client(socket, new AttachOptions(false, false, false, false, Optional.empty()));
  }

  private AttachClient client(Path socket, AttachOptions options) {
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
   * @param lost what is made of it when the monitor did not say how the program ended
   */
  public static SessionEnd await(AttachClient client, Supplier<SessionEnd> lost) {
    return switch (client.await()) {
      case SessionOutcome.Exited(int status) -> new SessionEnd.Ended(status);
      case SessionOutcome.Detached _ -> new SessionEnd.Detached();
      case SessionOutcome.Lost() -> lost.get();
    };
  }
}
