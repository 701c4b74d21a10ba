package darsena.runtime.host;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.CgroupLayout;
import darsena.os.KernelVersion;
import darsena.runtime.config.CapabilitySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what a host offers, by reading a few small files. */
public final class HostProbe {
  private final Path proc;
  private final Path sys;

  /** A probe that reads below these directories. */
  public HostProbe(Path proc, Path sys) {
    this.proc = proc;
    this.sys = sys;
  }

  /** The host that we run on. */
  public static HostProbe ofThisHost() {
    return new HostProbe(Path.of("/proc"), Path.of("/sys"));
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

  /** As securityfs lists them: a name and its mode, {@code docker-default (enforce)}. */
  private Optional<Set<String>> appArmor() {
    try {
      if (!Files.readString(sys.resolve("module/apparmor/parameters/enabled")).startsWith("Y")) {
        return Optional.empty();
      }
    } catch (IOException absent) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    try {
      for (String line : Files.readAllLines(sys.resolve("kernel/security/apparmor/profiles"))) {
        int mode = line.lastIndexOf(" (");
        names.add(mode < 0 ? line : line.substring(0, mode));
      }
    } catch (IOException notMounted) {
      // What is loaded cannot be seen: then no default is chosen among it.
    }
    return Optional.of(names);
  }
}
