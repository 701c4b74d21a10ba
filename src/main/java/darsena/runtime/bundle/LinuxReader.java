package darsena.runtime.bundle;

import darsena.io.JsonFields;
import darsena.runtime.bundle.BundleLinux.BundleDevice;
import darsena.runtime.bundle.BundleLinux.IdMapping;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code linux}. */
final class LinuxReader {
  private static final long IDS = 0xffffffffL;
  private static final Map<String, Long> PERSONALITIES = Map.of("LINUX", 0L, "LINUX32", 8L);
  private static final Map<String, String> CLOCKS =
      Map.of("monotonic", "monotonic", "boottime", "boottime");

  private final JsonFields fields;

  LinuxReader(JsonFields fields) {
    this.fields = fields;
  }

  BundleLinux linux() {
    refuse("intelRdt", "limits of caches and memory bandwidth");
    refuse("memoryPolicy", "memory policies");
    refuse("netDevices", "network devices of the host's");
    List<BundleNamespace> namespaces = namespaces();
    return new BundleLinux(
        namespaces,
        mappings("uidMappings"),
        mappings("gidMappings"),
        devices(),
        fields.textOrEmpty("cgroupsPath"),
        propagation(),
        fields.has("seccomp")
            ? Optional.of(SeccompReader.read(fields.object("seccomp")))
            : Optional.empty(),
        fields.textsByKey("sysctl"),
        fields.texts("maskedPaths"),
        fields.texts("readonlyPaths"),
        fields.textOrEmpty("mountLabel"),
        timeOffsets(),
        personality());
  }

  private void refuse(String name, String what) {
    if (fields.has(name)) {
      throw new IllegalArgumentException(
          "`" + fields.at(name) + "`: " + what + " cannot be had from Darsena");
    }
  }

  private List<BundleNamespace> namespaces() {
    List<BundleNamespace> namespaces = new ArrayList<>();
    Set<BundleNamespace.Kind> seen = EnumSet.noneOf(BundleNamespace.Kind.class);
    for (JsonFields one : fields.objects("namespaces")) {
      BundleNamespace.Kind kind = BundleNamespace.Kind.named(one.text("type"));
      String path = one.textOrEmpty("path");
      if (!seen.add(kind)) {
        throw new IllegalArgumentException(
            "malformed spec file: duplicated ns \"" + kind.word() + "\"");
      }
      if (!path.isEmpty() && !path.startsWith("/")) {
        throw new IllegalArgumentException("namespace path \"" + path + "\" is not absolute");
      }
      namespaces.add(new BundleNamespace(kind, path));
    }
    return namespaces;
  }

  private List<IdMapping> mappings(String name) {
    return fields.objects(name).stream()
        .map(one ->
            new IdMapping(
                one.number("containerID", 0, IDS),
                one.number("hostID", 0, IDS),
                one.number("size", 1, IDS)))
        .toList();
  }

  private List<BundleDevice> devices() {
    return fields.objects("devices").stream().map(LinuxReader::device).toList();
  }

  private static BundleDevice device(JsonFields device) {
    String type = device.text("type");
    if (!Set.of("c", "b", "u", "p").contains(type)) {
      throw new IllegalArgumentException("invalid device type \"" + type + "\"");
    }
    String path = device.text("path");
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("device path \"" + path + "\" is not absolute");
    }
    boolean numbered = !type.equals("p");
    return new BundleDevice(
        path,
        type.charAt(0),
        numbered ? device.number("major", 0, IDS) : 0,
        numbered ? device.number("minor", 0, IDS) : 0,
        device.optionalNumber("fileMode", 0, IDS).orElse(0666L).intValue() & 07777,
        device.optionalNumber("uid", 0, IDS).orElse(0L),
        device.optionalNumber("gid", 0, IDS).orElse(0L));
  }

  private long propagation() {
    String word = fields.textOrEmpty("rootfsPropagation");
    if (word.isEmpty()) {
      return 0;
    }
    return BundleMountOptions.propagation(word)
        .orElseThrow(
            () -> new IllegalArgumentException("rootfsPropagation=\"" + word + "\" is not known"));
  }

  private String timeOffsets() {
    StringBuilder lines = new StringBuilder();
    fields
        .objectsByKey("timeOffsets")
        .forEach((clock, offset) -> {
          if (!CLOCKS.containsKey(clock)) {
            throw new IllegalArgumentException("unknown clock \"" + clock + "\"");
          }
          lines
              .append(clock)
              .append(' ')
              .append(offset.optionalNumber("secs", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L))
              .append(' ')
              .append(offset.optionalNumber("nanosecs", 0, 999_999_999).orElse(0L))
              .append('\n');
        });
    return lines.toString();
  }

  private Optional<Long> personality() {
    if (!fields.has("personality")) {
      return Optional.empty();
    }
    JsonFields personality = fields.object("personality");
    if (!personality.texts("flags").isEmpty()) {
      throw new IllegalArgumentException("personality flags are not known");
    }
    Long domain = PERSONALITIES.get(personality.text("domain"));
    if (domain == null) {
      throw new IllegalArgumentException(
          "unknown personality \"" + personality.text("domain") + "\"");
    }
    return Optional.of(domain);
  }
}
