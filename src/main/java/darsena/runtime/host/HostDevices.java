package darsena.runtime.host;

import darsena.container.isolation.DeviceMapping;
import darsena.runtime.config.DeviceNode;
import java.util.List;

/** The devices of a host, asked for only by containers that get some. */
public interface HostDevices {

  /** Every node of its /dev that a privileged container gets. */
  List<DeviceNode> all();

  /**
   * What a container gets for a device that was named: one node, or those of a directory, at their
   * paths in the container.
   */
  List<DeviceNode> of(DeviceMapping mapping);
}
