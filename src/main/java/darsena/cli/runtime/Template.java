package darsena.cli.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.io.Json;
import java.util.List;

/** A config.json as runc's begins: a shell in an image's tree, with a terminal and few rights. */
final class Template {
  private static final List<String> CAPABILITIES =
      List.of("CAP_AUDIT_WRITE", "CAP_KILL", "CAP_NET_BIND_SERVICE");

  private Template() {}

  static ObjectNode document() {
    ObjectNode document = Json.object();
    document.put("ociVersion", "1.0.2");
    process(document.putObject("process"));
    document.putObject("root").put("path", "rootfs").put("readonly", true);
    document.put("hostname", "darsena");
    mounts(document.putArray("mounts"));
    linux(document.putObject("linux"));
    return document;
  }

  private static void process(ObjectNode process) {
    process.put("terminal", true);
    process.putObject("user").put("uid", 0).put("gid", 0);
    process.putArray("args").add("sh");
    process
        .putArray("env")
        .add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        .add("TERM=xterm");
    process.put("cwd", "/");
    ObjectNode sets = process.putObject("capabilities");
    for (String set : List.of("bounding", "effective", "permitted")) {
      CAPABILITIES.forEach(sets.putArray(set)::add);
    }
    process
        .putArray("rlimits")
        .addObject()
        .put("type", "RLIMIT_NOFILE")
        .put("hard", 1024)
        .put("soft", 1024);
    process.put("noNewPrivileges", true);
  }

  private static void mounts(ArrayNode mounts) {
    mount(mounts, "/proc", "proc", "proc");
    mount(mounts, "/dev", "tmpfs", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k");
    mount(
        mounts,
        "/dev/pts",
        "devpts",
        "devpts",
        "nosuid",
        "noexec",
        "newinstance",
        "ptmxmode=0666",
        "mode=0620",
        "gid=5");
    mount(
        mounts,
        "/dev/shm",
        "tmpfs",
        "shm",
        "nosuid",
        "noexec",
        "nodev",
        "mode=1777",
        "size=65536k");
    mount(mounts, "/dev/mqueue", "mqueue", "mqueue", "nosuid", "noexec", "nodev");
    mount(mounts, "/sys", "sysfs", "sysfs", "nosuid", "noexec", "nodev", "ro");
    mount(
        mounts,
        "/sys/fs/cgroup",
        "cgroup",
        "cgroup",
        "nosuid",
        "noexec",
        "nodev",
        "relatime",
        "ro");
  }

  private static void mount(
      ArrayNode mounts, String destination, String type, String source, String... options) {
    ObjectNode mount = mounts.addObject();
    mount.put("destination", destination).put("type", type).put("source", source);
    if (options.length > 0) {
      List.of(options).forEach(mount.putArray("options")::add);
    }
  }

  private static void linux(ObjectNode linux) {
    linux
        .putObject("resources")
        .putArray("devices")
        .addObject()
        .put("allow", false)
        .put("access", "rwm");
    ArrayNode namespaces = linux.putArray("namespaces");
    for (String type : List.of("pid", "network", "ipc", "uts", "mount", "cgroup")) {
      namespaces.addObject().put("type", type);
    }
    List.of(
            "/proc/acpi",
            "/proc/asound",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/sys/firmware",
            "/proc/scsi")
        .forEach(linux.putArray("maskedPaths")::add);
    List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger")
        .forEach(linux.putArray("readonlyPaths")::add);
  }
}
