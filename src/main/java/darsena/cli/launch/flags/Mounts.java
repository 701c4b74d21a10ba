package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.container.MountSpec;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.text.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code -v}, {@code --mount} and {@code --tmpfs} as docker writes them. */
public final class Mounts {
  private static final Set<String> PROPAGATIONS =
      Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("rw", "z", "Z", "cached", "delegated", "consistent", "nocopy");

  /** What a tmpfs of ours has anyway. */
  private static final Set<String> TMPFS_DEFAULTS =
      Set.of("", "rw", "noexec", "nosuid", "nodev", "defaults");

  private static final Set<String> TMPFS_WORDS =
      Set.of("exec", "suid", "dev", "noatime", "nodiratime", "relatime", "strictatime");
  private static final Pattern TMPFS_VALUES =
      Pattern.compile("(uid|gid)=\\d{1,10}|(nr_inodes|nr_blocks)=\\d{1,12}[kmg]?");

  private static final int TMPFS_MODE = 01777;

  private Mounts() {}

  /** All mounts of a command line. */
  static List<MountSpec> of(Arguments arguments) {
    List<MountSpec> mounts = new ArrayList<>();
    mounts.addAll(arguments.readAll("volume", Mounts::volume));
    mounts.addAll(arguments.readAll("mount", Mounts::mount));
    mounts.addAll(arguments.readAll("tmpfs", Mounts::tmpfs));
    return mounts;
  }

  /** Makes the host's directories that {@code -v} names and that are not there, as docker does. */
  public static void makeSources(Arguments arguments) {
    for (MountSpec mount : arguments.readAll("volume", Mounts::volume)) {
      if (mount instanceof MountSpec.Bind bind && !Files.exists(Path.of(bind.source()))) {
        make(bind.source());
      }
    }
  }

  private static void make(String directory) {
    try {
      Files.createDirectories(Path.of(directory));
    } catch (IOException failure) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot make the directory `" + directory + "` that a volume names",
          "Name one that is there.",
          failure);
    }
  }

  /** {@code HOST:CONTAINER[:OPTIONS]}. */
  static MountSpec volume(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw new IllegalArgumentException("it has the form HOST-PATH:CONTAINER-PATH[:ro]");
    }
    if (!parts[0].startsWith("/") && !parts[0].startsWith(".")) {
      throw new IllegalArgumentException(
          "there are no named volumes: the part before the colon is a path of the host, beginning"
              + " with / or .");
    }
    boolean readOnly = false;
    String propagation = "rprivate";
    for (String option : parts.length == 3 ? parts[2].split(",") : new String[0]) {
      if (option.equals("ro")) {
        readOnly = true;
      } else if (PROPAGATIONS.contains(option)) {
        propagation = option;
      } else if (!WITHOUT_EFFECT.contains(option)) {
        throw new IllegalArgumentException("there is no option `" + option + "`");
      }
    }
    String source = Path.of(parts[0]).toAbsolutePath().normalize().toString();
    return new MountSpec.Bind(source, absolute(parts[1]), readOnly, readOnly, propagation);
  }

  /** {@code type=bind,source=…,target=…,readonly} or {@code type=tmpfs,target=…}. */
  static MountSpec mount(String text) {
    Map<String, String> fields = fields(text);
    String type = fields.getOrDefault("type", "volume");
    return switch (type) {
      case "bind" -> bind(fields);
      case "tmpfs" -> tmpfs(fields);
      case "volume" ->
          throw new IllegalArgumentException(
              "there are no named volumes: they come with `volume` commands; use type=bind or"
                  + " type=tmpfs");
      default -> throw new IllegalArgumentException("the type is bind or tmpfs");
    };
  }

  private static MountSpec bind(Map<String, String> fields) {
    allow(
        fields,
        Set.of(
            "type",
            "source",
            "target",
            "readonly",
            "consistency",
            "bind-propagation",
            "bind-nonrecursive",
            "bind-recursive"));
    String propagation = fields.getOrDefault("bind-propagation", "rprivate");
    if (!PROPAGATIONS.contains(propagation)) {
      throw new IllegalArgumentException("there is no propagation `" + propagation + "`");
    }
    boolean readOnly = truth(fields.getOrDefault("readonly", "false"));
    String source = required(fields, "source");
    if (!Files.exists(Path.of(source))) {
      throw new IllegalArgumentException("bind source path does not exist: " + source);
    }
    Recursion recursion = recursion(fields, readOnly);
    return new MountSpec.Bind(
        Path.of(source).toAbsolutePath().normalize().toString(),
        absolute(required(fields, "target")),
        readOnly,
        recursion != Recursion.DISABLED,
        readOnly && recursion == Recursion.ENABLED,
        propagation);
  }

  /** What a bind does with mounts below its source. */
  private enum Recursion {
    ENABLED,
    WRITABLE,
    DISABLED
  }

  private static Recursion recursion(Map<String, String> fields, boolean readOnly) {
    if (truth(fields.getOrDefault("bind-nonrecursive", "false"))) {
      return Recursion.DISABLED;
    }
    return switch (fields.getOrDefault("bind-recursive", "enabled")) {
      case "enabled" -> Recursion.ENABLED;
      case "disabled" -> Recursion.DISABLED;
      case "writable" -> Recursion.WRITABLE;
      case "readonly" -> {
        if (!readOnly) {
          throw new IllegalArgumentException("bind-recursive=readonly requires readonly");
        }
        yield Recursion.ENABLED;
      }
      default ->
          throw new IllegalArgumentException(
              "bind-recursive is enabled, disabled, writable or readonly");
    };
  }

  private static MountSpec tmpfs(Map<String, String> fields) {
    allow(fields, Set.of("type", "target", "readonly", "tmpfs-size", "tmpfs-mode"));
    return new MountSpec.Tmpfs(
        absolute(required(fields, "target")),
        truth(fields.getOrDefault("readonly", "false")),
        ByteSize.parse(fields.getOrDefault("tmpfs-size", "0")),
        mode(fields.getOrDefault("tmpfs-mode", "1777")));
  }

  /** {@code /run:size=64m,mode=755,ro}. */
  static MountSpec tmpfs(String text) {
    int colon = text.indexOf(':');
    String target = colon < 0 ? text : text.substring(0, colon);
    boolean readOnly = false;
    long size = 0;
    int mode = TMPFS_MODE;
    List<String> more = new ArrayList<>();
    for (String option : colon < 0 ? new String[0] : text.substring(colon + 1).split(",")) {
      if (option.equals("ro")) {
        readOnly = true;
      } else if (option.startsWith("size=")) {
        size = ByteSize.parse(option.substring("size=".length()));
      } else if (option.startsWith("mode=")) {
        mode = mode(option.substring("mode=".length()));
      } else if (TMPFS_WORDS.contains(option) || TMPFS_VALUES.matcher(option).matches()) {
        more.add(option);
      } else if (!TMPFS_DEFAULTS.contains(option)) {
        throw new IllegalArgumentException("there is no option `" + option + "`");
      }
    }
    return new MountSpec.Tmpfs(absolute(target), readOnly, size, mode, more);
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : text.split(",", -1)) {
      int equals = field.indexOf('=');
      String key = canonical(equals < 0 ? field : field.substring(0, equals));
      fields.put(key, equals < 0 ? "true" : field.substring(equals + 1));
    }
    return fields;
  }

  private static String canonical(String key) {
    return switch (key) {
      case "src" -> "source";
      case "dst", "destination" -> "target";
      case "ro" -> "readonly";
      default -> key;
    };
  }

  private static void allow(Map<String, String> fields, Set<String> known) {
    for (String key : fields.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException("there is no field `" + key + "` for this type");
      }
    }
  }

  private static String required(Map<String, String> fields, String key) {
    String value = fields.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("it needs " + key + "=…");
    }
    return value;
  }

  private static boolean truth(String value) {
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("readonly is true or false");
    };
  }

  private static int mode(String text) {
    if (!text.matches("0?[0-7]{1,4}")) {
      throw new IllegalArgumentException("a mode has octal digits, such as 1777");
    }
    return Integer.parseInt(text, 8);
  }

  private static String absolute(String target) {
    if (!target.startsWith("/")) {
      throw new IllegalArgumentException("the path in the container begins with /");
    }
    return target;
  }
}
