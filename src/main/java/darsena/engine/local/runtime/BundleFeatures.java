package darsena.engine.local.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.engine.Version;
import darsena.io.Json;
import darsena.runtime.bundle.BundleMountOptions;
import darsena.runtime.bundle.BundleNamespace;
import darsena.runtime.bundle.HookStage;
import darsena.runtime.config.CapabilitySet;
import java.util.List;

/** The specification's features.md: what bundles may ask for. */
final class BundleFeatures {
  private BundleFeatures() {}

  static ObjectNode document() {
    ObjectNode features = Json.object();
    features.put("ociVersionMin", "1.0.0");
    features.put("ociVersionMax", "1.2.1");
    ArrayNode hooks = features.putArray("hooks");
    for (HookStage stage : HookStage.values()) {
      hooks.add(stage.field());
    }
    BundleMountOptions.words().forEach(features.putArray("mountOptions")::add);
    ObjectNode linux = features.putObject("linux");
    ArrayNode namespaces = linux.putArray("namespaces");
    for (BundleNamespace.Kind kind : BundleNamespace.Kind.values()) {
      namespaces.add(kind.word());
    }
    ArrayNode capabilities = linux.putArray("capabilities");
    CapabilitySet.all().names().forEach(name -> capabilities.add("CAP_" + name));
    linux
        .putObject("cgroup")
        .put("v1", true)
        .put("v2", true)
        .put("systemd", false)
        .put("systemdUser", false)
        .put("rdma", true);
    seccomp(linux.putObject("seccomp"));
    linux.putObject("apparmor").put("enabled", true);
    linux.putObject("selinux").put("enabled", false);
    linux.putObject("intelRdt").put("enabled", false);
    linux.putObject("mountExtensions").putObject("idmap").put("enabled", false);
    features.putObject("annotations").put("org.darsena.version", Version.CURRENT);
    return features;
  }

  private static void seccomp(ObjectNode seccomp) {
    seccomp.put("enabled", true);
    ArrayNode actions = seccomp.putArray("actions");
    List.of("ALLOW", "ERRNO", "KILL", "KILL_PROCESS", "KILL_THREAD", "LOG", "TRACE", "TRAP")
        .forEach(word -> actions.add("SCMP_ACT_" + word));
    ArrayNode operators = seccomp.putArray("operators");
    List.of("EQ", "GE", "GT", "LE", "LT", "MASKED_EQ", "NE")
        .forEach(word -> operators.add("SCMP_CMP_" + word));
    ArrayNode architectures = seccomp.putArray("archs");
    List.of("X86_64", "X86", "X32", "AARCH64", "ARM")
        .forEach(word -> architectures.add("SCMP_ARCH_" + word));
  }
}
