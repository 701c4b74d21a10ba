package darsena.runtime.planning;

import darsena.container.isolation.DeviceRule;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.DeviceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The device nodes of a container, and the rules about which devices it may use. */
final class ContainerDevices {
  private static final int EVERYBODY = 0666;
  private static final int PTS_MAJOR = 136;
  private static final List<DeviceNode> NODES =
      List.of(
          new DeviceNode("/dev/null", 'c', 1, 3, EVERYBODY),
          new DeviceNode("/dev/zero", 'c', 1, 5, EVERYBODY),
          new DeviceNode("/dev/full", 'c', 1, 7, EVERYBODY),
          new DeviceNode("/dev/random", 'c', 1, 8, EVERYBODY),
          new DeviceNode("/dev/urandom", 'c', 1, 9, EVERYBODY),
          new DeviceNode("/dev/tty", 'c', 5, 0, EVERYBODY));

  private final CapabilitySet bounding;

  ContainerDevices(CapabilitySet bounding) {
    this.bounding = bounding;
  }

  /** The usual nodes, and these in the place of any of them with the same path. */
  List<DeviceNode> nodes(List<DeviceNode> more) {
    Map<String, DeviceNode> all = new LinkedHashMap<>();
    NODES.forEach(node -> all.put(node.path(), node));
    more.forEach(node -> all.put(node.path(), node));
    return List.copyOf(all.values());
  }

  /** Without privileges: what every container may use, and what was asked for. */
  List<DeviceRule> rules(List<DeviceRule> asked) {
    List<DeviceRule> rules = new ArrayList<>();
    rules.add(DeviceRule.all(false));
    NODES.forEach(node -> rules.add(DeviceRule.character(node.major(), node.minor())));
    rules.add(DeviceRule.character(5, 1));
    rules.add(DeviceRule.character(5, 2));
    rules.add(DeviceRule.character(PTS_MAJOR, DeviceRule.ANY));
    if (bounding.contains("MKNOD")) {
      rules.add(anyNode('c'));
      rules.add(anyNode('b'));
    }
    rules.addAll(asked);
    return rules;
  }

  /** To make a node is harmless where it cannot be opened; package managers in images do it. */
  private static DeviceRule anyNode(char type) {
    return new DeviceRule(true, type, DeviceRule.ANY, DeviceRule.ANY, "m");
  }
}
