package darsena.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.container.ContainerSpec;
import darsena.container.isolation.DeviceMapping;
import darsena.container.isolation.DeviceRule;
import darsena.container.isolation.HiddenPaths;
import darsena.container.isolation.IpcMode;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.NamespaceMode;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.container.isolation.Ulimit;
import java.util.List;
import java.util.Map;

/** What docker's HostConfig tells about rights and isolation. */
final class IsolationParts {
  private IsolationParts() {}

  static void write(ObjectNode document, ContainerSpec spec) {
    rights(document, spec.security());
    Isolation isolation = spec.isolation();
    document.put("PidMode", word(isolation.namespaces().pid(), ""));
    document.put("IpcMode", word(isolation.namespaces().ipc()));
    document.put("UTSMode", word(isolation.namespaces().uts(), ""));
    document.put("CgroupnsMode", word(isolation.namespaces().cgroup(), "private"));
    document.put("UsernsMode", "");
    fill(document.putArray("GroupAdd"), isolation.groups());
    fill(document.putArray("Dns"), isolation.names().servers());
    fill(document.putArray("DnsOptions"), isolation.names().options());
    fill(document.putArray("DnsSearch"), isolation.names().searches());
    fill(document.putArray("ExtraHosts"), isolation.names().hosts());
    document.put("OomScoreAdj", isolation.oomScore());
    document.put("ShmSize", isolation.sharedMemory());
    ObjectNode sysctls = document.putObject("Sysctls");
    isolation.sysctls().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(setting -> sysctls.put(setting.getKey(), setting.getValue()));
    devices(document, isolation);
    hidden(document, spec.security());
    ArrayNode limits = document.putArray("Ulimits");
    for (Ulimit limit : isolation.ulimits()) {
      limits
          .addObject()
          .put("Name", limit.name())
          .put("Hard", limit.hard())
          .put("Soft", limit.soft());
    }
  }

  /** As docker tells it: nothing at all, not an empty list, for a privileged container. */
  private static void hidden(ObjectNode document, Security security) {
    HiddenPaths hidden = HiddenPaths.of(security);
    if (security.privileged() && hidden.masked().isEmpty()) {
      document.putNull("MaskedPaths").putNull("ReadonlyPaths");
      return;
    }
    fill(document.putArray("MaskedPaths"), hidden.masked());
    fill(document.putArray("ReadonlyPaths"), hidden.readOnly());
  }

  private static void rights(ObjectNode document, Security security) {
    fill(document.putArray("CapAdd"), security.addedCapabilities());
    fill(document.putArray("CapDrop"), security.droppedCapabilities());
    document.put("Privileged", security.privileged());
    ArrayNode options = document.putArray("SecurityOpt");
    if (security.noNewPrivileges()) {
      options.add("no-new-privileges");
    }
    switch (security.seccomp()) {
      case SeccompSetting.BuiltIn() -> {}
      case SeccompSetting.Unconfined() -> options.add("seccomp=unconfined");
      case SeccompSetting.Profile(String text) -> options.add("seccomp=" + text);
    }
    if (!security.appArmor().isEmpty()) {
      options.add("apparmor=" + security.appArmor());
    }
    if (!security.maskedPaths().isEmpty()) {
      options.add("mask=" + String.join(":", security.maskedPaths()));
    }
    if (!security.unmaskedPaths().isEmpty()) {
      options.add("unmask=" + String.join(":", security.unmaskedPaths()));
    }
    if (security.writableCgroups()) {
      options.add("writable-cgroups=true");
    }
  }

  private static void devices(ObjectNode document, Isolation isolation) {
    ArrayNode devices = document.putArray("Devices");
    for (DeviceMapping device : isolation.devices()) {
      devices
          .addObject()
          .put("PathOnHost", device.host())
          .put("PathInContainer", device.container())
          .put("CgroupPermissions", device.access());
    }
    fill(
        document.putArray("DeviceCgroupRules"),
        isolation.deviceRules().stream().map(DeviceRule::text).toList());
  }

  private static String word(NamespaceMode mode, String own) {
    return switch (mode) {
      case NamespaceMode.Own() -> own;
      case NamespaceMode.Host() -> "host";
      case NamespaceMode.Joined(String container) -> "container:" + container;
    };
  }

  private static String word(IpcMode mode) {
    return switch (mode) {
      case IpcMode.Private() -> "private";
      case IpcMode.Shareable() -> "shareable";
      case IpcMode.None() -> "none";
      case IpcMode.Host() -> "host";
      case IpcMode.Joined(String container) -> "container:" + container;
    };
  }

  private static void fill(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
