package darsena.engine.local.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.cgroup.CgroupUsage;
import darsena.cgroup.ContainerCgroup;
import darsena.engine.runtime.AddProcess;
import darsena.engine.runtime.BundleRuntime;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.BundleState.Status;
import darsena.engine.runtime.CreateBundle;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.Json;
import darsena.io.JsonFields;
import darsena.os.CgroupLayout;
import darsena.runtime.HelperBinary;
import darsena.runtime.launch.HandedLaunch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The OCI runtime on this host: it needs no store, only a directory for facts. */
public final class LocalBundleRuntime implements BundleRuntime {
  private final BundleParts parts;

  LocalBundleRuntime(BundleParts parts) {
    this.parts = parts;
  }

  /**
   * One with its facts below a root.
   *
   * @param nativePrograms where the helper is
   */
  public static LocalBundleRuntime open(Path root, Path nativePrograms) {
    try {
      return new LocalBundleRuntime(
          new BundleParts(
              root.toAbsolutePath(),
              new HelperBinary(nativePrograms.resolve("darsena-helper")),
              CgroupLayout.read(Path.of("/proc")),
              _ -> {}));
    } catch (IOException noProc) {
      throw RuntimeFailure.failed("cannot read /proc: " + noProc.getMessage(), noProc);
    }
  }

  @Override
  public BundleRuntime warning(Consumer<String> listener) {
    return new LocalBundleRuntime(
        new BundleParts(parts.root(), parts.helper(), parts.layout(), listener));
  }

  @Override
  public void create(CreateBundle request) {
    new BundleCreation(parts, request).create();
  }

  @Override
  public void start(String id) {
    new BundleStart(parts).start(id);
  }

  @Override
  public int run(CreateBundle request, boolean detached, boolean kept) {
    BundleEnd end = new BundleEnd(parts);
    boolean runs = false;
    try (HandedLaunch launch = new BundleCreation(parts, request).prepare(!detached)) {
      launch.start();
      runs = true;
      new BundleStart(parts)
          .started(parts.bundle(request.id()), parts.state(request.id()).in(Status.RUNNING));
      if (detached) {
        return 0;
      }
      try (PassedSignals _ = new PassedSignals(end, launch.process())) {
        return launch.awaitEnd();
      }
    } finally {
      if (runs ? !detached && !kept : isThere(request.id())) {
        end.delete(request.id(), true);
      }
    }
  }

  /** A creation that failed has cleaned up; a start that failed leaves a container. */
  private boolean isThere(String id) {
    try {
      return parts.state(id).status() == Status.STOPPED;
    } catch (DarsenaException gone) {
      return false;
    }
  }

  @Override
  public BundleState state(String id) {
    return parts.state(id);
  }

  @Override
  public List<BundleState> list() {
    List<BundleState> states = new ArrayList<>();
    for (String id : BundleFiles.ids(parts.root())) {
      try {
        states.add(parts.state(id));
      } catch (DarsenaException unfinished) {
        parts.warnings().accept("container " + id + ": " + unfinished.problem());
      }
    }
    return states;
  }

  @Override
  public void kill(String id, int signal, boolean all) {
    new BundleEnd(parts).kill(id, signal, all);
  }

  @Override
  public void delete(String id, boolean force) {
    new BundleEnd(parts).delete(id, force);
  }

  @Override
  public int exec(String id, AddProcess request) {
    return new BundleExec(parts, id, request).run();
  }

  @Override
  public void pause(String id) {
    BundleState state = parts.state(id);
    if (state.status() != Status.RUNNING && state.status() != Status.CREATED) {
      throw RuntimeFailure.conflict("container not running or created: " + state.status().word());
    }
    parts.cgroup(id).control().pause();
  }

  @Override
  public void resume(String id) {
    if (parts.state(id).status() != Status.PAUSED) {
      throw RuntimeFailure.conflict("container not paused");
    }
    parts.cgroup(id).control().resume();
  }

  @Override
  public void update(String id, JsonNode resources) {
    if (parts.state(id).status() == Status.STOPPED) {
      throw RuntimeFailure.conflict("container not running");
    }
    try {
      parts.cgroup(id).apply(JsonFields.of(resources));
    } catch (IllegalArgumentException wrong) {
      throw new DarsenaException(ErrorKind.INVALID, String.valueOf(wrong.getMessage()), "", wrong);
    }
  }

  @Override
  public List<Integer> processes(String id) {
    parts.state(id);
    return parts.cgroup(id).control().members();
  }

  @Override
  public JsonNode statistics(String id) {
    if (parts.state(id).status() == Status.STOPPED) {
      throw RuntimeFailure.conflict("container with id " + id + " is not running");
    }
    ContainerCgroup cgroup = parts.cgroup(id).control();
    CgroupUsage usage = cgroup.usage();
    ObjectNode event = Json.object();
    event.put("type", "stats").put("id", id);
    ObjectNode data = event.putObject("data");
    data.putObject("cpu").putObject("usage").put("total", usage.cpuNanos());
    ObjectNode memory = data.putObject("memory").putObject("usage");
    memory.put("usage", usage.memory());
    memory.put("limit", Math.max(0, usage.memoryLimit()));
    data.putObject("pids")
        .put("current", usage.pids())
        .put("limit", Math.max(0, usage.pidsLimit()));
    ObjectNode blocks = data.putObject("blkio");
    for (Map.Entry<String, Long> one :
        Map.of("Read", usage.readBytes(), "Write", usage.writtenBytes()).entrySet()) {
      blocks
          .withArrayProperty("ioServiceBytesRecursive")
          .addObject()
          .put("op", one.getKey())
          .put("value", one.getValue());
    }
    return event;
  }

  @Override
  public JsonNode features() {
    return BundleFeatures.document();
  }
}
