package darsena.runtime.planning;

import darsena.container.isolation.DeviceMapping;
import darsena.container.isolation.DeviceRule;
import darsena.container.isolation.Isolation;
import darsena.runtime.config.DeviceNode;
import darsena.runtime.host.HostDevices;
import java.util.ArrayList;
import java.util.List;

/** Devices that a container gets by name, and the rules that let it use them. */
record AskedDevices(List<DeviceNode> nodes, List<DeviceRule> rules) {

  static AskedDevices of(Isolation isolation, HostDevices host) {
    List<DeviceNode> nodes = new ArrayList<>();
    List<DeviceRule> rules = new ArrayList<>();
    for (DeviceMapping mapping : isolation.devices()) {
      for (DeviceNode node : host.of(mapping)) {
        nodes.add(node);
        rules.add(rule(node, mapping.access()));
      }
    }
    rules.addAll(isolation.deviceRules());
    return new AskedDevices(nodes, rules);
  }

  /**
   * The node is made when the rules hold already. To make another is harmless: without MKNOD nobody
   * in the container can, and with it everything can be made anyway.
   */
  private static DeviceRule rule(DeviceNode node, String access) {
    String making = access.indexOf('m') < 0 ? access + "m" : access;
    return new DeviceRule(true, node.type(), node.major(), node.minor(), making);
  }
}
