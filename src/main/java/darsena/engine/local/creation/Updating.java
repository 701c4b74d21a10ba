package darsena.engine.local.creation;

import darsena.cgroup.ContainerCgroup;
import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.Limits;
import darsena.container.policy.RestartPolicy;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.parts.Waking;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import darsena.io.FileLock;
import darsena.runtime.MonitorStep;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what a container may use, and when it is started again. */
public final class Updating {
  private final ContainerParts parts;

  public Updating(ContainerParts parts) {
    this.parts = parts;
  }

  public List<String> update(
      StoredContainer container, UnaryOperator<Limits> change, Optional<RestartPolicy> restart) {
    try (FileLock _ = parts.records().lock(container)) {
      ContainerSpec spec = parts.records().spec(container);
      RestartPolicy policy = restart.orElse(spec.restart());
      if (spec.autoRemove() && !policy.isNone()) {
        throw new DarsenaException(
            ErrorKind.CONFLICT,
            "cannot update `"
                + container.name()
                + "`: a container that removes itself is never restarted",
            "");
      }
      Limits now = change.apply(spec.limits());
      List<String> leftOut = apply(container, spec.limits(), now);
      parts.records().rewrite(container, spec.updated(now, policy));
      if (!policy.equals(spec.restart())) {
        tellMonitor(container, policy);
      }
      parts.herald().container(container, "update");
      parts.bell().run();
      return leftOut;
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot update `" + container.name() + "`: " + FailureWords.of(problem),
          "",
          problem);
    }
  }

  /** One that waits to start the program again may have to wait no longer. */
  private void tellMonitor(StoredContainer container, RestartPolicy policy) throws IOException {
    ContainerState state = parts.states().state(container);
    if (state.alive()) {
      DurableFiles.write(
          container.files().restart(),
          ("policy "
                  + MonitorStep.Restart.number(policy)
                  + "\nmaximum "
                  + policy.maximumRetries()
                  + "\n")
              .getBytes(StandardCharsets.US_ASCII));
      Waking.monitor(parts, container);
    }
  }

  /** What the kernel refuses is put back as it was. */
  private List<String> apply(StoredContainer container, Limits before, Limits now) {
    ContainerCgroup cgroup = parts.cgroups().apply(container.id());
    if (!parts.states().state(container).alive()) {
      return now.isTuned() ? tried(cgroup, now) : List.of();
    }
    boolean applied = false;
    try {
      List<String> leftOut = cgroup.update(before, now);
      applied = true;
      return leftOut;
    } finally {
      if (!applied) {
        restore(cgroup, before, now);
      }
    }
  }

  private static void restore(ContainerCgroup cgroup, Limits wanted, Limits applied) {
    try {
      List<String> _ = cgroup.update(applied, wanted);
    } catch (DarsenaException alreadyFailing) {
      // The failure that is on its way says more.
      return;
    }
  }

  /** What this host makes of limits that no process is under yet. */
  static List<String> tried(ContainerCgroup cgroup, Limits limits) {
    try {
      return cgroup.create(limits, List.of());
    } finally {
      cgroup.remove();
    }
  }
}
