package darsena.runtime.planning;

import darsena.container.isolation.Security;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.ProcessConfiguration.CapabilitySets;
import java.util.List;

/** The capabilities that a container's programs get. */
final class Rights {
  private final CapabilitySet available;

  /**
   * @param available what a container on this host can have at most
   */
  Rights(CapabilitySet available) {
    this.available = available;
  }

  /**
   * Root has what the container has. Another user has nothing but what was added by name: that is
   * ambient, so that it survives the program's start. A user whose name hides id 0 gets the
   * container's set from the kernel when the program is executed.
   */
  CapabilitySets of(Security security, String user, boolean privileged) {
    List<String> added = security.addedCapabilities();
    CapabilitySet bounding =
        privileged
            ? available
            : CapabilitySet.chosen(added, security.droppedCapabilities(), available);
    CapabilitySet none = CapabilitySet.NONE;
    if (isRoot(user)) {
      return new CapabilitySets(bounding, bounding, bounding, none, none);
    }
    CapabilitySet own = CapabilitySet.named(added, available).and(bounding);
    return new CapabilitySets(bounding, own, own, own, own);
  }

  private static boolean isRoot(String user) {
    String name = user.split(":", 2)[0];
    return name.isEmpty() || name.equals("root") || name.equals("0");
  }
}
