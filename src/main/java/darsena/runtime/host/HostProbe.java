package darsena.runtime.host;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.CgroupLayout;
import darsena.os.KernelVersion;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.DeviceNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what a host offers, by reading a few small files. */
public final class HostProbe {
  private static final int TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final int BLOCK_DEVICE = 0060000;

  /** What a container's /dev has of its own, or must not have. */
  private static final Set<String> NOT_THE_HOSTS =
      Set.of("pts", "shm", "fd", "mqueue", "console", "ptmx");

  private final Path proc;
  private final Path sys;
  private final Path dev;

  /** A probe that reads below these directories. */
  public HostProbe(Path proc, Path sys, Path dev) {
    this.proc = proc;
    this.sys = sys;
    this.dev = dev;
  }

  /** The host that we run on. */
  public static HostProbe ofThisHost() {
    return new HostProbe(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));
  }

  /** What plans depend on. */
  public HostFeatures features() {
    try {
      return new HostFeatures(
          KernelVersion.parse(Files.readString(proc.resolve("sys/kernel/osrelease"))),
          architecture(),
          CgroupLayout.read(proc),
          namespaces(),
          fileSystems(),
          new CapabilitySet(boundingSet()).and(CapabilitySet.all()),
          openFilesLimit(),
          Files.exists(proc.resolve("kcore")),
          appArmor());
    } catch (IOException unreadable) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot find out what this host offers: " + unreadable.getMessage(),
          "Darsena needs /proc and /sys.",
          unreadable);
    }
  }

  /** The device nodes of the host that a privileged container gets. */
  public List<DeviceNode> devices() {
    List<DeviceNode> found = new ArrayList<>();
    collect(dev, found);
    return found;
  }

  private void collect(Path directory, List<DeviceNode> found) {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.sorted().toList()) {
        String name = String.valueOf(entry.getFileName());
        if (NOT_THE_HOSTS.contains(name) || name.startsWith(".lxc")) {
          continue;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          collect(entry, found);
        } else {
          node(entry).ifPresent(found::add);
        }
      }
    } catch (IOException vanished) {
      // A device that is unplugged meanwhile is not there, and that is all there is to say.
    }
  }

  private Optional<DeviceNode> node(Path file) throws IOException {
    Map<String, Object> facts =
        Files.readAttributes(file, "unix:mode,rdev", LinkOption.NOFOLLOW_LINKS);
    int mode = ((Number) Objects.requireNonNull(facts.get("mode"))).intValue();
    long number = ((Number) Objects.requireNonNull(facts.get("rdev"))).longValue();
    int type = mode & TYPE;
    if (type != CHARACTER_DEVICE && type != BLOCK_DEVICE) {
      return Optional.empty();
    }
    return Optional.of(
        new DeviceNode(
            "/dev/" + dev.relativize(file),
            type == CHARACTER_DEVICE ? 'c' : 'b',
            major(number),
            minor(number),
            mode & 0777));
  }

  /** As glibc's gnu_dev_major: twelve bits, and twenty more above the low half. */
  private static int major(long number) {
    return (int) ((number >> 8 & 0xfff) | (number >> 32 & ~0xfffL));
  }

  private static int minor(long number) {
    return (int) ((number & 0xff) | (number >> 12 & ~0xffL));
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return switch (name) {
      case "aarch64" -> "arm64";
      case "x86_64" -> "amd64";
      default -> name;
    };
  }

  private Set<String> namespaces() throws IOException {
    try (Stream<Path> entries = Files.list(proc.resolve("self/ns"))) {
      Set<String> names = new HashSet<>();
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
      return names;
    }
  }

  private Set<String> fileSystems() throws IOException {
    Set<String> names = new HashSet<>();
    for (String line : Files.readAllLines(proc.resolve("filesystems"))) {
      names.add(line.substring(line.indexOf('\t') + 1).strip());
    }
    return names;
  }

  private long boundingSet() throws IOException {
    for (String line : Files.readAllLines(proc.resolve("self/status"))) {
      if (line.startsWith("CapBnd:")) {
        return Long.parseUnsignedLong(line.substring("CapBnd:".length()).strip(), 16);
      }
    }
    throw new IOException(proc.resolve("self/status") + " does not tell the capabilities");
  }

  /** Columns: name, soft limit, hard limit, unit. */
  private long openFilesLimit() throws IOException {
    for (String line : Files.readAllLines(proc.resolve("self/limits"))) {
      if (line.startsWith("Max open files")) {
        String hard = line.substring("Max open files".length()).strip().split("\\s+", -1)[1];
        return hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard);
      }
    }
    throw new IOException(proc.resolve("self/limits") + " does not tell the limit of open files");
  }

  private boolean appArmor() {
    try {
      Path enabled = sys.resolve("module/apparmor/parameters/enabled");
      return Files.readString(enabled).startsWith("Y");
    } catch (IOException absent) {
      return false;
    }
  }
}
