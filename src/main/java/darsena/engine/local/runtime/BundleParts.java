package darsena.engine.local.runtime;

import darsena.cgroup.bundle.BundleCgroup;
import darsena.container.ProcessIdentity;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.BundleState.Status;
import darsena.os.CgroupLayout;
import darsena.os.process.Processes;
import darsena.runtime.HelperBinary;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.BundleReader;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.seccomp.RuleFilters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the operations on bundles share.
 *
 * @param root where facts are kept
 */
record BundleParts(Path root, HelperBinary helper, CgroupLayout layout, Consumer<String> warnings) {

  /** Compiled filters of system calls; their directory is no container's. */
  RuleFilters filters() {
    return new RuleFilters(root.resolve(".filters"));
  }

  BundleFiles files(String id) {
    return BundleFiles.of(root, id);
  }

  Bundle bundle(String id) {
    return BundleReader.bundle(files(id).readConfiguration());
  }

  BundleCgroup cgroup(String id) {
    String path = files(id).readConfiguration().path("linux").path("cgroupsPath").asText("");
    return new BundleCgroup(layout, path, id);
  }

  /** Takes away what the container's creation made of its cgroup. */
  void removeCgroup(String id) {
    List<Path> made = files(id).readCgroups();
    if (!made.isEmpty()) {
      cgroup(id).remove(made);
    }
  }

  /** A container's state now. */
  BundleState state(String id) {
    BundleFiles files = files(id);
    BundleRecord record = files.read();
    if (!lives(record.process())) {
      return record.state().in(Status.STOPPED).with(0);
    }
    if (cgroup(id).control().paused()) {
      return record.state().in(Status.PAUSED);
    }
    return record.state().in(files.waits() ? Status.CREATED : Status.RUNNING);
  }

  static boolean lives(ProcessIdentity process) {
    Processes processes = Processes.ofHost();
    return processes.bootId().equals(process.bootId())
        && processes
            .startTime(process.pid())
            .filter(start -> start == process.startTime())
            .isPresent();
  }

  /** The capabilities that this process may pass on. */
  static CapabilitySet available() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("CapBnd:")) {
          return new CapabilitySet(Long.parseUnsignedLong(line.substring(7).strip(), 16));
        }
      }
    } catch (IOException noProc) {
      // Then none can be counted on.
    }
    return CapabilitySet.NONE;
  }
}
