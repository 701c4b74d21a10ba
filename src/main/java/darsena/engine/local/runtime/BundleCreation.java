package darsena.engine.local.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.cgroup.bundle.BundleCgroup;
import darsena.cgroup.bundle.BundleDeviceRules;
import darsena.container.ProcessIdentity;
import darsena.container.isolation.DeviceRule;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.BundleState.Status;
import darsena.engine.runtime.CreateBundle;
import darsena.io.Json;
import darsena.io.JsonFields;
import darsena.runtime.BundleStep;
import darsena.runtime.LaunchPlan;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.BundleReader;
import darsena.runtime.bundle.HookStage;
import darsena.runtime.bundle.planning.BundlePlanner;
import darsena.runtime.bundle.planning.CgroupPlaces;
import darsena.runtime.bundle.planning.HandoverFacts;
import darsena.runtime.launch.HandedLaunch;
import darsena.runtime.launch.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Sets one container up, or leaves nothing of it. */
final class BundleCreation {
  private static final int PID_PLACE = 0;

  private final BundleParts parts;
  private final CreateBundle request;
  private final Path directory;
  private final BundleFiles files;
  private final String created = Instant.now().toString();

  BundleCreation(BundleParts parts, CreateBundle request) {
    this.parts = parts;
    this.request = request;
    this.directory = real(request.bundle());
    this.files = parts.files(request.id());
  }

  /** Created: its program waits for another process to start it. */
  void create() {
    try (HandedLaunch launch = set(false, false)) {
      launch.start();
    }
  }

  /** Prepared for a start by this process, which is told how it ends when it stays. */
  HandedLaunch prepare(boolean stays) {
    return set(true, stays);
  }

  private static Path real(Path bundle) {
    try {
      return bundle.toRealPath();
    } catch (IOException missing) {
      throw RuntimeFailure.invalid("bundle " + bundle + ": no such file or directory");
    }
  }

  private HandedLaunch set(boolean now, boolean stays) {
    JsonNode document = BundleReader.document(directory);
    Bundle bundle = BundleReader.bundle(document);
    checkTerminal(bundle, now && stays);
    Path root = root(bundle);
    BundleCgroup cgroup =
        checked(() -> new BundleCgroup(parts.layout(), bundle.linux().cgroupsPath(), request.id()));
    List<DeviceRule> rules = checked(() -> BundleDeviceRules.of(JsonFields.of(bundle.resources())));
    files.make();
    boolean made = false;
    try {
      files.keep(document);
      refuseOthers(cgroup);
      files.keepCgroups(cgroup.missing());
      HandedLaunch launch =
          checked(() -> {
            cgroup.make();
            cgroup.apply(JsonFields.of(bundle.resources()));
            cgroup.restrict(rules);
            return launch(bundle, root, cgroup, rules, now, stays);
          });
      made = true;
      return launch;
    } finally {
      if (!made) {
        undo(bundle, root);
      }
    }
  }

  private static <T> T checked(Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException wrong) {
      throw RuntimeFailure.invalid(String.valueOf(wrong.getMessage()));
    }
  }

  private void undo(Bundle bundle, Path root) {
    parts.removeCgroup(request.id());
    files.remove();
    BundleState state = state(bundle, root, Status.STOPPED, 0);
    new Hooks(parts.helper()).runAll(bundle, HookStage.POSTSTOP, state, parts.warnings());
  }

  private void checkTerminal(Bundle bundle, boolean attached) {
    boolean terminal = bundle.process().terminal();
    if (request.consoleSocket().isPresent() && (attached || !terminal)) {
      throw RuntimeFailure.invalid(
          "cannot use console socket if runtime will not detach or allocate tty");
    }
    if (terminal && !attached && request.consoleSocket().isEmpty()) {
      throw RuntimeFailure.invalid(
          "cannot allocate tty if runtime will detach without setting console socket");
    }
  }

  private Path root(Bundle bundle) {
    Path root = directory.resolve(bundle.root());
    if (!Files.isDirectory(root)) {
      throw RuntimeFailure.invalid("invalid rootfs: `" + root + "` is not a directory");
    }
    return real(root);
  }

  /** Whoever is in it already would be limited, and killed, with the container. */
  private static void refuseOthers(BundleCgroup cgroup) {
    int others = cgroup.control().exists() ? cgroup.control().members().size() : 0;
    if (others > 0) {
      throw RuntimeFailure.conflict(
          "container's cgroup is not empty: " + others + " process(es) found");
    }
  }

  private HandedLaunch launch(
      Bundle bundle,
      Path root,
      BundleCgroup cgroup,
      List<DeviceRule> rules,
      boolean now,
      boolean stays) {
    bundle
        .process()
        .unknownCapabilities()
        .forEach(word -> parts.warnings().accept("ignoring unknown capability " + word));
    HandoverFacts facts =
        new HandoverFacts(
            request.id(),
            directory,
            handover(now, stays),
            new HandoverFacts.Root(root, request.pivots()),
            new CgroupPlaces(parts.layout(), cgroup.directories()),
            DeviceFilters.of(parts.layout(), cgroup, rules),
            around(state(bundle, root, Status.CREATING, PID_PLACE)),
            around(state(bundle, root, Status.CREATED, PID_PLACE)),
            request.newKeyring(),
            BundleParts.available());
    LaunchPlan plan = new BundlePlanner(parts.filters()::program).plan(bundle, facts);
    HandedLaunch launch =
        new Launcher(parts.helper()).handOver(plan, process -> outside(bundle, root, process));
    return recorded(bundle, root, launch);
  }

  private HandedLaunch recorded(Bundle bundle, Path root, HandedLaunch launch) {
    boolean kept = false;
    try {
      Warnings.check(launch.warnings(), parts.warnings());
      ProcessIdentity process = launch.process();
      files.keep(new BundleRecord(state(bundle, root, Status.CREATED, process.pid()), process));
      request.pidFile().ifPresent(file -> BundleFiles.writePid(file, process.pid()));
      kept = true;
      return launch;
    } finally {
      if (!kept) {
        launch.close();
      }
    }
  }

  private void outside(Bundle bundle, Path root, ProcessIdentity process) {
    BundleState state = state(bundle, root, Status.CREATING, process.pid());
    Hooks hooks = new Hooks(parts.helper());
    hooks.run(bundle, HookStage.PRESTART, state);
    hooks.run(bundle, HookStage.CREATE_RUNTIME, state);
  }

  private BundleStep.Handover handover(boolean now, boolean stays) {
    return new BundleStep.Handover(
        now ? "" : files.start().toAbsolutePath().toString(),
        now ? "" : files.done().toAbsolutePath().toString(),
        request.consoleSocket().map(socket -> socket.toAbsolutePath().toString()).orElse(""),
        (int) ProcessHandle.current().pid(),
        request.preserved(),
        stays);
  }

  private BundleState state(Bundle bundle, Path root, Status status, int pid) {
    return new BundleState(
        bundle.version(),
        request.id(),
        pid,
        status,
        directory.toString(),
        root.toString(),
        created,
        "",
        bundle.annotations());
  }

  /** The document's text before and after the pid. */
  private static HandoverFacts.HookState around(BundleState state) {
    String text = new String(Json.bytes(state.document()), StandardCharsets.UTF_8);
    String key = "\"pid\":";
    int place = text.indexOf(key) + key.length();
    return new HandoverFacts.HookState(text.substring(0, place), text.substring(place + 1));
  }
}
