package darsena.runtime.bundle.planning;

import darsena.runtime.BundleStep;
import darsena.runtime.LaunchStep;
import darsena.runtime.config.CapabilitySet;
import java.nio.file.Path;
import java.util.List;

/**
 * What a launch needs to know beside the bundle.
 *
 * @param creating the container's state as hooks before its root is entered are told it
 * @param created the same for hooks just before the program
 * @param available the capabilities that this process may pass on
 */
public record HandoverFacts(
    String id,
    Path bundle,
    BundleStep.Handover handover,
    Root root,
    CgroupPlaces cgroups,
    List<LaunchStep> deviceFilters,
    HookState creating,
    HookState created,
    boolean newKeyring,
    CapabilitySet available) {

  /** Copies the list. */
  public HandoverFacts {
    deviceFilters = List.copyOf(deviceFilters);
  }

  /** A state document around the pid that is not known yet, which stands between both parts. */
  public record HookState(String before, String after) {}

  /** The root's directory, and whether it is left behind by pivot_root(2). */
  public record Root(Path directory, boolean pivots) {}
}
