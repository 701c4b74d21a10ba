package darsena.engine.local.runtime;

import darsena.container.ProcessIdentity;
import darsena.engine.runtime.AddProcess;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.BundleState.Status;
import darsena.runtime.BundleStep;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.BundleNamespace;
import darsena.runtime.bundle.BundleProcess;
import darsena.runtime.bundle.BundleReader;
import darsena.runtime.bundle.planning.BundlePlanner;
import darsena.runtime.bundle.planning.CgroupPlaces;
import darsena.runtime.bundle.planning.HandoverFacts;
import darsena.runtime.launch.HandedLaunch;
import darsena.runtime.launch.Launcher;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts one more program in a container. */
final class BundleExec {
  private final BundleParts parts;
  private final String id;
  private final AddProcess request;

  BundleExec(BundleParts parts, String id, AddProcess request) {
    this.parts = parts;
    this.id = id;
    this.request = request;
  }

  int run() {
    BundleState state = parts.state(id);
    if (state.status() == Status.STOPPED) {
      throw RuntimeFailure.conflict("cannot exec in a stopped container");
    }
    if (state.status() == Status.PAUSED && !request.ignorePaused()) {
      throw RuntimeFailure.conflict(
          "cannot exec in a paused container (use --ignore-paused to override)");
    }
    Bundle bundle = parts.bundle(id);
    BundleProcess process =
        request
            .process()
            .map(BundleReader::process)
            .orElseGet(() -> new ChangedProcess(bundle.process(), request.changes()).process());
    checkTerminal(process);
    return launch(bundle, process);
  }

  private void checkTerminal(BundleProcess process) {
    boolean socket = request.consoleSocket().isPresent();
    if (socket && !process.terminal()) {
      throw RuntimeFailure.invalid(
          "cannot use console socket if runtime will not detach or allocate tty");
    }
    if (process.terminal() && request.detached() && !socket) {
      throw RuntimeFailure.invalid(
          "cannot allocate tty if runtime will detach without setting console socket");
    }
  }

  private int launch(Bundle bundle, BundleProcess process) {
    LaunchPlan plan =
        new BundlePlanner(parts.filters()::program)
            .planExec(bundle, process, target(bundle), facts());
    try (HandedLaunch launch = new Launcher(parts.helper()).handOver(plan, _ -> {})) {
      Warnings.check(launch.warnings(), parts.warnings());
      ProcessIdentity added = launch.process();
      request.pidFile().ifPresent(file -> BundleFiles.writePid(file, added.pid()));
      launch.start();
      if (request.detached()) {
        return 0;
      }
      try (PassedSignals _ = new PassedSignals(new BundleEnd(parts), added)) {
        return launch.awaitEnd();
      }
    }
  }

  private LaunchStep.JoinNamespaces target(Bundle bundle) {
    ProcessIdentity first = parts.files(id).read().process();
    long flags = 0;
    for (BundleNamespace one : bundle.linux().namespaces()) {
      flags |= one.kind().flag();
    }
    return new LaunchStep.JoinNamespaces(first.pid(), first.startTime(), flags);
  }

  private HandoverFacts facts() {
    HandoverFacts.HookState none = new HandoverFacts.HookState("", "");
    return new HandoverFacts(
        id,
        Path.of("/"),
        new BundleStep.Handover(
            "",
            "",
            request.consoleSocket().map(socket -> socket.toAbsolutePath().toString()).orElse(""),
            (int) ProcessHandle.current().pid(),
            request.preserved(),
            !request.detached()),
        new HandoverFacts.Root(Path.of("/"), true),
        new CgroupPlaces(parts.layout(), cgroups()),
        List.of(),
        none,
        none,
        true,
        BundleParts.available());
  }

  private Map<Path, Path> cgroups() {
    Map<Path, Path> directories = new LinkedHashMap<>(parts.cgroup(id).directories());
    if (!request.cgroup().isEmpty()) {
      directories.replaceAll((_, directory) -> below(directory, request.cgroup()));
    }
    return directories;
  }

  private static Path below(Path directory, String name) {
    Path below = directory.resolve(name.startsWith("/") ? name.substring(1) : name).normalize();
    if (!below.startsWith(directory)) {
      throw RuntimeFailure.invalid(name + " is not a sub cgroup path");
    }
    return below;
  }
}
