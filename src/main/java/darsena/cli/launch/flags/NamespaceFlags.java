package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.container.NetworkMode;
import darsena.container.isolation.IpcMode;
import darsena.container.isolation.NamespaceMode;
import darsena.container.isolation.Namespaces;

/** Reads {@code --network}, {@code --pid}, {@code --ipc}, {@code --uts} and the like. */
final class NamespaceFlags {
  private static final String CONTAINER = "container:";

  private NamespaceFlags() {}

  static Syntax declare(Syntax syntax) {
    return syntax
        .section("Isolation")
        .value("--network, --net", "MODE", "none, host, container:X; by default loopback alone")
        .value("--pid", "MODE", "Processes it sees: host, container:X; by default its own")
        .value("--ipc", "MODE", "private, shareable, none, host, container:X (default private)")
        .value("--uts", "MODE", "Whose host name: host; by default its own")
        .value("--cgroupns", "MODE", "private or host (default private)")
        .value("--userns", "MODE", "host: ids inside are the host's");
  }

  static Namespaces of(Arguments arguments) {
    arguments.read("userns", NamespaceFlags::user);
    Namespaces standard = Namespaces.standard();
    Namespaces asked =
        new Namespaces(
            arguments.read("pid", NamespaceFlags::pid).orElse(standard.pid()),
            arguments.read("ipc", NamespaceFlags::ipc).orElse(standard.ipc()),
            arguments.read("uts", NamespaceFlags::uts).orElse(standard.uts()),
            arguments.read("cgroupns", NamespaceFlags::cgroup).orElse(standard.cgroup()));
    refuseConflicts(arguments, asked);
    return asked;
  }

  /** What belongs to a namespace cannot be set in somebody else's. */
  private static void refuseConflicts(Arguments arguments, Namespaces asked) {
    boolean joined =
        arguments.read("network", NamespaceFlags::network).orElse(new NetworkMode.Default())
            instanceof NetworkMode.Joined;
    boolean named = arguments.given("hostname");
    if (asked.uts() instanceof NamespaceMode.Host && (named || arguments.given("domainname"))) {
      throw conflict("hostname and the UTS mode");
    }
    if (joined && named) {
      throw conflict("hostname and the network mode");
    }
    if (joined && arguments.given("dns")) {
      throw conflict("dns and the network mode");
    }
    if (joined && arguments.given("add-host")) {
      throw conflict("custom host-to-IP mapping and the network mode");
    }
  }

  private static UsageException conflict(String what) {
    return UsageException.flag(
        "conflicting options: " + what, "What belongs to another's namespace is set there.");
  }

  static NetworkMode network(String text) {
    return switch (text) {
      case "none" -> new NetworkMode.None();
      case "host" -> new NetworkMode.Host();
      case "default" -> new NetworkMode.Default();
      default -> {
        if (!text.startsWith(CONTAINER)) {
          throw new IllegalArgumentException(
              "there is no such network; use none, host or container:X");
        }
        yield new NetworkMode.Joined(container(text));
      }
    };
  }

  private static NamespaceMode pid(String text) {
    return switch (text) {
      case "host" -> new NamespaceMode.Host();
      case "private", "" -> new NamespaceMode.Own();
      default -> {
        if (!text.startsWith(CONTAINER)) {
          throw new IllegalArgumentException("invalid PID mode; use host or container:X");
        }
        yield new NamespaceMode.Joined(container(text));
      }
    };
  }

  private static IpcMode ipc(String text) {
    return switch (text) {
      case "private", "" -> new IpcMode.Private();
      case "shareable" -> new IpcMode.Shareable();
      case "none" -> new IpcMode.None();
      case "host" -> new IpcMode.Host();
      default -> {
        if (!text.startsWith(CONTAINER)) {
          throw new IllegalArgumentException(
              "invalid IPC mode; use private, shareable, none, host or container:X");
        }
        yield new IpcMode.Joined(container(text));
      }
    };
  }

  private static NamespaceMode uts(String text) {
    return switch (text) {
      case "host" -> new NamespaceMode.Host();
      case "private", "" -> new NamespaceMode.Own();
      default -> throw new IllegalArgumentException("invalid UTS mode; use host");
    };
  }

  private static NamespaceMode cgroup(String text) {
    return switch (text) {
      case "host" -> new NamespaceMode.Host();
      case "private", "" -> new NamespaceMode.Own();
      default -> throw new IllegalArgumentException("invalid CGROUP mode; use host or private");
    };
  }

  /** A plan cannot shift ids yet: the layers of an image belong to the host's. */
  private static String user(String text) {
    if (text.equals("auto") || text.startsWith("auto:")) {
      throw new IllegalArgumentException(
          "ids inside cannot differ from the host's: the files of an image belong to the host's"
              + " ids, and are not mounted with others");
    }
    if (!text.isEmpty() && !text.equals("host")) {
      throw new IllegalArgumentException("invalid USER mode; use host");
    }
    return text;
  }

  private static String container(String text) {
    String name = text.substring(CONTAINER.length());
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a container has a name after `container:`");
    }
    return name;
  }
}
