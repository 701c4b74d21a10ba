package darsena.engine.local.containers;

import darsena.cgroup.ContainerCgroup;
import darsena.container.ContainerSpec;
import darsena.container.ExitStatus;
import darsena.container.Lifecycle;
import darsena.container.ProcessIdentity;
import darsena.container.policy.LogPolicy;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.SessionEnd;
import darsena.engine.local.host.RunDirectory;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.parts.Helper;
import darsena.engine.local.parts.WritableLayer;
import darsena.engine.local.state.Neighbours;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import darsena.io.FileLock;
import darsena.runtime.LaunchPaths;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import darsena.runtime.attach.AttachClient;
import darsena.runtime.launch.PreparedLaunch;
import darsena.runtime.planning.LaunchPlanner;
import darsena.snapshot.LayerStack;
import darsena.store.container.ContainerFiles;
import darsena.store.container.StartFailure;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts containers: cgroup, plan, launch; whatever fails is undone. */
final class Starting {
  private final ContainerParts parts;

  Starting(ContainerParts parts) {
    this.parts = parts;
  }

  /** Starts it, unless it runs. */
  void start(StoredContainer container) {
    try (FileLock _ = parts.records().lock(container)) {
      if (allowed(container)) {
        launch(container, PreparedLaunch::start);
      }
    } catch (IOException problem) {
      throw failed(container, problem);
    }
    parts.bell().run();
  }

  /** Starts it with our streams attached before its first instruction, and stays until its end. */
  SessionEnd startAttached(StoredContainer container, AttachRequest request) {
    List<AttachClient> clients = new ArrayList<>(1);
    try (FileLock _ = parts.records().lock(container)) {
      if (allowed(container)) {
        launch(container, launch -> clients.add(attachedBeforeStart(container, request, launch)));
      } else {
        clients.add(parts.helper().attach(container.files().socket(), request));
      }
    } catch (IOException problem) {
      throw failed(container, problem);
    }
    parts.bell().run();
    try (AttachClient client = clients.getFirst()) {
      return Helper.await(client, () -> new Witness(parts).lost(container));
    } finally {
      parts.bell().run();
    }
  }

  private AttachClient attachedBeforeStart(
      StoredContainer container, AttachRequest request, PreparedLaunch launch) {
    AttachClient client = parts.helper().attach(container.files().socket(), request);
    parts.herald().container(container, "attach");
    boolean running = false;
    try {
      launch.awaitAttached(client);
      launch.start();
      running = true;
      return client;
    } finally {
      if (!running) {
        client.close();
      }
    }
  }

  private boolean allowed(StoredContainer container) {
    return Lifecycle.judge(
            Lifecycle.Action.START, container.name(), parts.states().state(container))
        == Lifecycle.Verdict.PROCEED;
  }

  /** What is done with a program that waits for its start. */
  private interface Last {
    void step(PreparedLaunch launch);
  }

  private void launch(StoredContainer container, Last last) throws IOException {
    ContainerSpec spec = parts.records().spec(container);
    ContainerCgroup cgroup = parts.cgroups().apply(container.id());
    // The last run's monitor may still be clearing away what this run will use.
    parts.endings().awaitMonitorGone(container);
    // A monitor that was killed could not.
    cgroup.remove();
    Files.deleteIfExists(container.files().failure());
    Files.deleteIfExists(container.files().stopped());
    Files.deleteIfExists(container.files().restart());
    boolean running = false;
    try {
      DurableFiles.createDirectories(parts.paths().trash());
      DurableFiles.createDirectories(parts.paths().runTrash());
      RunDirectory.prepare(spec, container.files());
      LaunchPlanner planner = parts.planner().get();
      LaunchPaths paths =
          paths(container, spec, WritableLayer.stack(spec.layers(), parts.paths()), cgroup);
      cgroup.create(spec.limits(), planner.configuration(spec, paths).linux().deviceRules());
      LaunchPlan plan = planner.plan(spec, paths);
      try (PreparedLaunch launch = parts.helper().prepare(plan)) {
        Files.writeString(container.files().monitorPid(), launch.monitor().pid() + "\n");
        last.step(launch);
      }
      running = true;
    } catch (DarsenaException failure) {
      record(container, failure);
      throw failure;
    } finally {
      if (!running) {
        cgroup.remove();
      }
    }
  }

  /** The command is at fault, not the engine: the container remembers how it ended. */
  private void record(StoredContainer container, DarsenaException failure) {
    boolean commandsFault =
        failure.kind() == ErrorKind.NOT_EXECUTABLE || failure.kind() == ErrorKind.COMMAND_NOT_FOUND;
    if (commandsFault && parts.records().exists(container)) {
      ExitStatus.NotStarted status =
          new ExitStatus.NotStarted(failure.kind().runStatus(), failure.problem());
      parts.records().recordFailure(container, new StartFailure(status, parts.clock().instant()));
    }
  }

  private LaunchPaths paths(
      StoredContainer container, ContainerSpec spec, LayerStack image, ContainerCgroup cgroup)
      throws IOException {
    ContainerFiles files = container.files();
    Neighbours neighbours = new Neighbours(parts.records(), parts.states());
    Map<String, ProcessIdentity> joined = neighbours.processes(spec);
    ContainerFiles names = neighbours.namesOf(spec).orElse(files);
    return new LaunchPaths(
        image.lowers().reversed(),
        WritableLayer.initLayer(image, parts.paths()),
        files.upper(),
        files.work(),
        files.root(),
        names.resolvConf(),
        names.hosts(),
        names.hostname(),
        new LaunchPaths.SessionPaths(files.process(), files.exit(), files.socket()),
        log(files, spec.log()),
        cgroup.directories(),
        cgroup.outOfMemoryEvents(),
        joined,
        upkeep(container, spec, cgroup, joined),
        atExit(container, spec));
  }

  private List<LaunchStep> upkeep(
      StoredContainer container,
      ContainerSpec spec,
      ContainerCgroup cgroup,
      Map<String, ProcessIdentity> joined)
      throws IOException {
    List<LaunchStep> steps =
        new Upkeep(parts.planner()).steps(spec, container.files(), cgroup.directories());
    joined.forEach((donor, process) -> steps.add(donor(donor, process)));
    steps.add(parts.herald().ofProgram(container, spec));
    return steps;
  }

  private LaunchStep donor(String id, ProcessIdentity process) {
    return new LaunchStep.Donor(
        process.pid(), process.startTime(), parts.records().find(id).files().process().toString());
  }

  private Optional<MonitorStep.Log> log(ContainerFiles files, LogPolicy policy) {
    if (!policy.kept()) {
      return Optional.empty();
    }
    long bytes = policy.maximumBytes();
    int count = policy.maximumFiles();
    return Optional.of(
        new MonitorStep.Log(
            files.log().toString(),
            bytes == 0 ? parts.settings().logMaximumBytes() : bytes,
            count == 0 ? parts.settings().logMaximumFiles() : count));
  }

  /**
   * The run state goes with every end. A container that removes itself gives its name up first:
   * while it has none, it is not there for anybody, and a sweeper may finish the work.
   */
  private List<MonitorStep.AtExit> atExit(StoredContainer container, ContainerSpec spec) {
    List<MonitorStep.AtExit> steps = new ArrayList<>();
    String trash = parts.paths().trash().resolve(container.id().hex()).toString();
    if (spec.autoRemove()) {
      steps.add(
          removal(
              MonitorStep.AtExit.Cleanup.REMOVE_FILE,
              parts.paths().name(container.name()).toString(),
              ""));
      steps.add(
          removal(
              MonitorStep.AtExit.Cleanup.REMOVE_TREE, container.files().kept().toString(), trash));
    }
    steps.add(
        removal(
            MonitorStep.AtExit.Cleanup.REMOVE_TREE,
            container.files().run().toString(),
            parts.paths().runTrash().resolve(container.id().hex()).toString()));
    return steps;
  }

  private static MonitorStep.AtExit removal(
      MonitorStep.AtExit.Cleanup cleanup, String path, String destination) {
    return new MonitorStep.AtExit(cleanup, path, destination);
  }

  private static DarsenaException failed(StoredContainer container, IOException problem) {
    return new DarsenaException(
        ErrorKind.FAILED,
        "cannot start `" + container.name() + "`: " + FailureWords.of(problem),
        "",
        problem);
  }
}
