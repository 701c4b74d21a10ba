package darsena.engine.local.containers;

import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.Lifecycle;
import darsena.container.Lifecycle.Action;
import darsena.container.ProcessIdentity;
import darsena.container.ProcessSpec;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.ExecRequest;
import darsena.engine.container.SessionEnd;
import darsena.engine.local.creation.MergedProcess;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.parts.Helper;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.ExecPaths;
import darsena.runtime.LaunchPaths;
import darsena.runtime.LaunchPlan;
import darsena.runtime.MonitorStep;
import darsena.runtime.attach.AttachClient;
import darsena.runtime.launch.PreparedLaunch;
import darsena.store.container.StoredContainer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Attaches to running containers, and runs more programs in them. */
final class Sessions {
  private static final Path NONE = Path.of("");

  private final ContainerParts parts;

  Sessions(ContainerParts parts) {
    this.parts = parts;
  }

  SessionEnd attach(StoredContainer container, AttachRequest request) {
    Lifecycle.judge(Action.ATTACH, container.name(), parts.states().state(container));
    parts.herald().container(container, "attach");
    try (AttachClient client = parts.helper().attach(container.files().socket(), request)) {
      return Helper.await(client, () -> new Witness(parts).lost(container));
    }
  }

  SessionEnd exec(StoredContainer container, ExecRequest request) {
    ContainerState state = parts.states().state(container);
    Lifecycle.judge(Action.EXEC, container.name(), state);
    if (!(state instanceof ContainerState.Running(ProcessIdentity process, var _))) {
      throw new IllegalStateException("only a running container is entered");
    }
    ContainerSpec spec = parts.records().spec(container);
    ProcessSpec program = program(spec, request);
    Path socket = request.detach() ? NONE : newSocket(container);
    LaunchPlan plan =
        parts
            .planner()
            .get()
            .planExec(
                spec, program, request.privileged(), paths(container, process, socket, request));
    try (PreparedLaunch launch = parts.helper().prepare(plan)) {
      if (!request.detach()) {
        return attached(container, launch, socket, request);
      }
      launch.start();
      return new SessionEnd.Detached();
    }
  }

  private SessionEnd attached(
      StoredContainer container, PreparedLaunch launch, Path socket, ExecRequest request) {
    AttachRequest streams =
        new AttachRequest(request.stdinOpen(), true, true, false, request.detachKeys());
    try (AttachClient client = parts.helper().attach(socket, streams)) {
      launch.awaitAttached(client);
      launch.start();
      return Helper.await(client, () -> new Witness(parts).lost(container));
    }
  }

  private static Path newSocket(StoredContainer container) {
    byte[] unique = new byte[4];
    ThreadLocalRandom.current().nextBytes(unique);
    return container.files().run().resolve("exec-" + HexFormat.of().formatHex(unique));
  }

  private ExecPaths paths(
      StoredContainer container, ProcessIdentity target, Path socket, ExecRequest request) {
    List<MonitorStep.AtExit> atExit =
        socket.equals(NONE)
            ? List.of()
            : List.of(
                new MonitorStep.AtExit(
                    MonitorStep.AtExit.Cleanup.REMOVE_FILE, socket.toString(), ""));
    return new ExecPaths(
        target,
        new LaunchPaths.SessionPaths(NONE, NONE, socket),
        parts.cgroups().apply(container.id()).directories(),
        List.of(parts.herald().ofExec(container, request.command())),
        atExit);
  }

  private static ProcessSpec program(ContainerSpec spec, ExecRequest request) {
    if (request.command().isEmpty()) {
      throw new DarsenaException(
          ErrorKind.INVALID, "no command specified to run in `" + spec.name() + "`", "");
    }
    ProcessSpec own = spec.process();
    return new ProcessSpec(
        List.of(),
        request.command(),
        MergedProcess.environment(own.environment(), request.environment(), request.terminal()),
        request.workingDirectory().orElse(own.workingDirectory()),
        request.user().orElse(own.user()),
        request.terminal(),
        request.stdinOpen());
  }
}
