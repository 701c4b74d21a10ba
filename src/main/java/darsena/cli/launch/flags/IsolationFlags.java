package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.container.isolation.DeviceMapping;
import darsena.container.isolation.DeviceRule;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.Ulimit;
import darsena.text.ByteSize;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flags about what a container shares, which devices it has, and the kernel's settings in it. */
final class IsolationFlags {
  private IsolationFlags() {}

  static Syntax declare(Syntax syntax) {
    return NameFlags.declare(NamespaceFlags.declare(rights(syntax)))
        .section("Kernel")
        .list("--device", "HOST[:CONTAINER[:rwm]]", "Give a device, or those of a directory")
        .list("--device-cgroup-rule", "RULE", "Allow devices by number: c 10:229 rwm")
        .list("--ulimit", "NAME=SOFT[:HARD]", "Limit of one process: nofile=1024:2048")
        .list("--sysctl", "KEY=VALUE", "Setting of the container's own namespaces")
        .value("--shm-size", "BYTES", "Size of /dev/shm (default 64m)")
        .value("--oom-score-adj", "NUMBER", "Badness when memory runs out, -1000 to 1000")
        .list("--group-add", "GROUP", "One more group of the user, by name or number");
  }

  private static Syntax rights(Syntax syntax) {
    return syntax
        .section("Rights")
        .list("--cap-add", "NAME", "Give a capability, or ALL")
        .list("--cap-drop", "NAME", "Take a capability, or ALL")
        .list("--security-opt", "OPTION", "seccomp=FILE|unconfined, no-new-privileges, mask=PATH …")
        .toggle("--privileged", "Give every capability and device, hide nothing");
  }

  static Isolation of(Arguments arguments) {
    return new Isolation(
        NamespaceFlags.of(arguments),
        arguments.readAll("device", IsolationFlags::device),
        arguments.readAll("device-cgroup-rule", DeviceRule::parse),
        arguments.readAll("ulimit", IsolationFlags::ulimit),
        sysctls(arguments),
        arguments.read("shm-size", IsolationFlags::sharedMemory).orElse(Isolation.SHARED_MEMORY),
        arguments.readAll("group-add", IsolationFlags::group),
        arguments.read("oom-score-adj", IsolationFlags::oomScore).orElse(0),
        arguments.read("domainname", IsolationFlags::domain).orElse(""),
        NameFlags.of(arguments),
        arguments.on("read-only-tmpfs"));
  }

  /** {@code /dev/fuse}, {@code /dev/a:/dev/b}, {@code /dev/a:rw}, {@code /dev/a:/dev/b:r}. */
  static DeviceMapping device(String text) {
    String[] parts = text.split(":", -1);
    String host = parts[0];
    if (parts.length > 3 || !host.startsWith("/")) {
      throw new IllegalArgumentException("it has the form HOST-PATH[:CONTAINER-PATH[:rwm]]");
    }
    boolean second = parts.length >= 2;
    boolean accessSecond = parts.length == 2 && parts[1].matches("[rwm]{1,3}");
    String container = second && !accessSecond ? parts[1] : host;
    String access = accessSecond ? parts[1] : parts.length == 3 ? parts[2] : "rwm";
    if (!access.matches("[rwm]{1,3}")) {
      throw new IllegalArgumentException("invalid device mode: " + access);
    }
    if (!container.startsWith("/dev/") || container.contains("/../")) {
      throw new IllegalArgumentException("its path in the container is one below /dev");
    }
    return new DeviceMapping(host, container, access);
  }

  static Ulimit ulimit(String text) {
    int equals = text.indexOf('=');
    String[] numbers = text.substring(equals + 1).split(":", -1);
    if (equals <= 0 || numbers.length > 2) {
      throw new IllegalArgumentException("invalid ulimit argument: " + text);
    }
    long soft = amount(numbers[0]);
    return new Ulimit(
        text.substring(0, equals), soft, numbers.length == 2 ? amount(numbers[1]) : soft);
  }

  private static long amount(String text) {
    if (!text.matches("-1|\\d{1,18}|unlimited")) {
      throw new IllegalArgumentException("a limit is a number, or -1 for any amount");
    }
    return text.equals("unlimited") ? Ulimit.UNLIMITED : Long.parseLong(text);
  }

  private static Map<String, String> sysctls(Arguments arguments) {
    Map<String, String> values = new TreeMap<>();
    for (List<String> pair : arguments.readAll("sysctl", IsolationFlags::setting)) {
      values.put(pair.getFirst(), pair.getLast());
    }
    return values;
  }

  private static List<String> setting(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      throw new IllegalArgumentException("it has the form KEY=VALUE");
    }
    return List.of(text.substring(0, equals), text.substring(equals + 1));
  }

  private static long sharedMemory(String text) {
    long bytes = ByteSize.parse(text);
    if (bytes <= 0) {
      throw new IllegalArgumentException("/dev/shm has a size");
    }
    return bytes;
  }

  private static String group(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a group has a name or a number");
    }
    return text;
  }

  private static int oomScore(String text) {
    if (!text.matches("-?\\d{1,4}") || Math.abs(Integer.parseInt(text)) > 1000) {
      throw new IllegalArgumentException(
          "invalid value " + text + ", range for oom score adj is [-1000, 1000]");
    }
    return Integer.parseInt(text);
  }

  private static String domain(String text) {
    if (!text.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new IllegalArgumentException("a domain has up to 64 letters, digits, dots and hyphens");
    }
    return text;
  }
}
