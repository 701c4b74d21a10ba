package darsena.runtime.host;

import darsena.container.isolation.DeviceMapping;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.config.DeviceNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The device nodes that are in a directory of the host, as in /dev. */
public final class DeviceDirectory implements HostDevices {
  private static final int TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final int BLOCK_DEVICE = 0060000;

  /** What a container's /dev has of its own, or must not have. */
  private static final Set<String> NOT_THE_HOSTS =
      Set.of("pts", "shm", "fd", "mqueue", "console", "ptmx");

  private final Path dev;

  /** Those of a directory. */
  public DeviceDirectory(Path dev) {
    this.dev = dev;
  }

  @Override
  public List<DeviceNode> all() {
    return below(dev, path -> "/dev/" + dev.relativize(Path.of(path)));
  }

  @Override
  public List<DeviceNode> of(DeviceMapping mapping) {
    try {
      Path source = Path.of(mapping.host()).toRealPath();
      if (Files.isDirectory(source)) {
        String prefix = source.toString();
        return below(source, path -> mapping.container() + path.substring(prefix.length()));
      }
      return List.of(
          node(source, mapping.container())
              .orElseThrow(() -> refused(mapping, "it is not a device node")));
    } catch (IOException absent) {
      throw refused(mapping, "no such file or directory");
    }
  }

  private static DarsenaException refused(DeviceMapping mapping, String reason) {
    return new DarsenaException(
        ErrorKind.INVALID,
        "cannot give the container the device `" + mapping.host() + "`: " + reason,
        "Name a device of this host, or a directory of devices.");
  }

  private static List<DeviceNode> below(Path directory, UnaryOperator<String> name) {
    List<DeviceNode> found = new ArrayList<>();
    collect(directory, name, found);
    return found;
  }

  private static void collect(Path directory, UnaryOperator<String> name, List<DeviceNode> found) {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.sorted().toList()) {
        String last = String.valueOf(entry.getFileName());
        if (NOT_THE_HOSTS.contains(last) || last.startsWith(".lxc")) {
          continue;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          collect(entry, name, found);
        } else {
          node(entry, name.apply(entry.toString())).ifPresent(found::add);
        }
      }
    } catch (IOException vanished) {
      // A device that is unplugged meanwhile is not there, and that is all there is to say.
    }
  }

  private static Optional<DeviceNode> node(Path file, String path) throws IOException {
    Map<String, Object> facts =
        Files.readAttributes(file, "unix:mode,rdev,uid,gid", LinkOption.NOFOLLOW_LINKS);
    int mode = number(facts, "mode").intValue();
    long number = number(facts, "rdev").longValue();
    int type = mode & TYPE;
    if (type != CHARACTER_DEVICE && type != BLOCK_DEVICE) {
      return Optional.empty();
    }
    return Optional.of(
        new DeviceNode(
            path,
            type == CHARACTER_DEVICE ? 'c' : 'b',
            major(number),
            minor(number),
            mode & 0777,
            number(facts, "uid").intValue(),
            number(facts, "gid").intValue()));
  }

  private static Number number(Map<String, Object> facts, String name) {
    return (Number) Objects.requireNonNull(facts.get(name));
  }

  /** As glibc's gnu_dev_major: twelve bits, and twenty more above the low half. */
  private static int major(long number) {
    return (int) ((number >> 8 & 0xfff) | (number >> 32 & ~0xfffL));
  }

  private static int minor(long number) {
    return (int) ((number & 0xff) | (number >> 12 & ~0xffL));
  }
}
