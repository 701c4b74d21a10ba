package darsena.store.container.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.container.isolation.DeviceMapping;
import darsena.container.isolation.DeviceRule;
import darsena.container.isolation.IpcMode;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.NameResolution;
import darsena.container.isolation.NamespaceMode;
import darsena.container.isolation.Namespaces;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.container.isolation.Ulimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A container's rights and isolation as parts of its document; what is usual is left out. */
final class IsolationDocument {
  private static final String JOINED = "container:";

  private IsolationDocument() {}

  static void write(ObjectNode node, Security security) {
    texts(node.putArray("addedCapabilities"), security.addedCapabilities());
    texts(node.putArray("droppedCapabilities"), security.droppedCapabilities());
    node.put("privileged", security.privileged())
        .put("noNewPrivileges", security.noNewPrivileges())
        .put("seccompUnconfined", security.seccomp() instanceof SeccompSetting.Unconfined);
    if (security.seccomp() instanceof SeccompSetting.Profile(String text)) {
      node.put("seccompProfile", text);
    }
    if (!security.appArmor().isEmpty()) {
      node.put("appArmor", security.appArmor());
    }
    optional(node, "maskedPaths", security.maskedPaths());
    optional(node, "unmaskedPaths", security.unmaskedPaths());
    if (security.writableCgroups()) {
      node.put("writableCgroups", true);
    }
  }

  static Security security(JsonNode node) throws IOException {
    return new Security(
        SpecReader.texts(node, "addedCapabilities"),
        SpecReader.texts(node, "droppedCapabilities"),
        SpecReader.flag(node, "privileged"),
        SpecReader.flag(node, "noNewPrivileges"),
        seccomp(node),
        optionalText(node, "appArmor", ""),
        optionalTexts(node, "maskedPaths"),
        optionalTexts(node, "unmaskedPaths"),
        node.has("writableCgroups") && SpecReader.flag(node, "writableCgroups"));
  }

  private static SeccompSetting seccomp(JsonNode node) throws IOException {
    if (node.has("seccompProfile")) {
      return new SeccompSetting.Profile(SpecReader.text(node, "seccompProfile"));
    }
    return SpecReader.flag(node, "seccompUnconfined")
        ? new SeccompSetting.Unconfined()
        : new SeccompSetting.BuiltIn();
  }

  static void write(ObjectNode node, Isolation isolation) {
    Namespaces namespaces = isolation.namespaces();
    node.put("pid", word(namespaces.pid()))
        .put("ipc", word(namespaces.ipc()))
        .put("uts", word(namespaces.uts()))
        .put("cgroup", word(namespaces.cgroup()))
        .put("sharedMemory", isolation.sharedMemory())
        .put("oomScore", isolation.oomScore())
        .put("domainName", isolation.domainName())
        .put("writableTemporary", isolation.writableTemporary());
    for (DeviceMapping device : isolation.devices()) {
      node.withArray("devices")
          .addObject()
          .put("host", device.host())
          .put("container", device.container())
          .put("access", device.access());
    }
    optional(node, "deviceRules", isolation.deviceRules().stream().map(DeviceRule::text).toList());
    for (Ulimit limit : isolation.ulimits()) {
      node.withArray("ulimits")
          .addObject()
          .put("name", limit.name())
          .put("soft", limit.soft())
          .put("hard", limit.hard());
    }
    ObjectNode sysctls = node.putObject("sysctls");
    isolation.sysctls().forEach(sysctls::put);
    optional(node, "groups", isolation.groups());
    optional(node, "nameServers", isolation.names().servers());
    optional(node, "searches", isolation.names().searches());
    optional(node, "resolverOptions", isolation.names().options());
    optional(node, "hosts", isolation.names().hosts());
  }

  /** A document of before there was such a part has none. */
  static Isolation isolation(JsonNode node) throws IOException {
    if (node.isMissingNode()) {
      return Isolation.standard();
    }
    return new Isolation(
        new Namespaces(
            mode(SpecReader.text(node, "pid")),
            ipc(SpecReader.text(node, "ipc")),
            mode(SpecReader.text(node, "uts")),
            mode(SpecReader.text(node, "cgroup"))),
        devices(node.path("devices")),
        optionalTexts(node, "deviceRules").stream().map(DeviceRule::parse).toList(),
        ulimits(node.path("ulimits")),
        sysctls(node.path("sysctls")),
        SpecReader.number(node, "sharedMemory"),
        optionalTexts(node, "groups"),
        (int) SpecReader.number(node, "oomScore"),
        SpecReader.text(node, "domainName"),
        new NameResolution(
            optionalTexts(node, "nameServers"),
            optionalTexts(node, "searches"),
            optionalTexts(node, "resolverOptions"),
            optionalTexts(node, "hosts")),
        SpecReader.flag(node, "writableTemporary"));
  }

  private static List<DeviceMapping> devices(JsonNode list) throws IOException {
    List<DeviceMapping> devices = new ArrayList<>();
    for (JsonNode node : list) {
      devices.add(
          new DeviceMapping(
              SpecReader.text(node, "host"),
              SpecReader.text(node, "container"),
              SpecReader.text(node, "access")));
    }
    return devices;
  }

  private static List<Ulimit> ulimits(JsonNode list) throws IOException {
    List<Ulimit> limits = new ArrayList<>();
    for (JsonNode node : list) {
      limits.add(
          new Ulimit(
              SpecReader.text(node, "name"),
              SpecReader.number(node, "soft"),
              SpecReader.number(node, "hard")));
    }
    return limits;
  }

  private static Map<String, String> sysctls(JsonNode node) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      values.put(entry.getKey(), SpecReader.text(node, entry.getKey()));
    }
    return values;
  }

  private static String word(NamespaceMode mode) {
    return switch (mode) {
      case NamespaceMode.Own() -> "own";
      case NamespaceMode.Host() -> "host";
      case NamespaceMode.Joined(String container) -> JOINED + container;
    };
  }

  private static NamespaceMode mode(String word) throws IOException {
    return switch (word) {
      case "own" -> new NamespaceMode.Own();
      case "host" -> new NamespaceMode.Host();
      default -> new NamespaceMode.Joined(joined(word));
    };
  }

  private static String word(IpcMode mode) {
    return switch (mode) {
      case IpcMode.Private() -> "private";
      case IpcMode.Shareable() -> "shareable";
      case IpcMode.None() -> "none";
      case IpcMode.Host() -> "host";
      case IpcMode.Joined(String container) -> JOINED + container;
    };
  }

  private static IpcMode ipc(String word) throws IOException {
    return switch (word) {
      case "private" -> new IpcMode.Private();
      case "shareable" -> new IpcMode.Shareable();
      case "none" -> new IpcMode.None();
      case "host" -> new IpcMode.Host();
      default -> new IpcMode.Joined(joined(word));
    };
  }

  private static String joined(String word) throws IOException {
    if (!word.startsWith(JOINED)) {
      throw new IOException("it has the unknown namespace " + word);
    }
    return word.substring(JOINED.length());
  }

  private static void optional(ObjectNode node, String name, List<String> values) {
    if (!values.isEmpty()) {
      texts(node.putArray(name), values);
    }
  }

  private static void texts(ArrayNode list, List<String> values) {
    values.forEach(list::add);
  }

  private static List<String> optionalTexts(JsonNode node, String name) throws IOException {
    return node.has(name) ? SpecReader.texts(node, name) : List.of();
  }

  private static String optionalText(JsonNode node, String name, String otherwise)
      throws IOException {
    return node.has(name) ? SpecReader.text(node, name) : otherwise;
  }
}
