package darsena.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where this host mounts its cgroup hierarchies.
 *
 * @param legacy the hierarchies of version 1, in the order of their mounts
 * @param unified the tree of version 2, if there is one
 * @param unifiedControllers the controllers that the tree of version 2 offers
 */
public record CgroupLayout(
    List<Hierarchy> legacy, Optional<Path> unified, List<String> unifiedControllers) {

  /**
   * One hierarchy of version 1.
   *
   * @param controllers what it controls, as the kernel writes it: {@code cpu}, {@code cpuacct}; or
   *     {@code name=systemd} alone
   */
  public record Hierarchy(Path mount, List<String> controllers) {
    /** Copies the list. */
    public Hierarchy {
      controllers = List.copyOf(controllers);
    }
  }

  /** Copies the lists. */
  public CgroupLayout {
    legacy = List.copyOf(legacy);
    unifiedControllers = List.copyOf(unifiedControllers);
  }

  /**
   * Reads the mount table below a proc directory. A hierarchy that is mounted several times counts
   * once, where it was mounted first.
   */
  public static CgroupLayout read(Path proc) throws IOException {
    List<Hierarchy> legacy = new ArrayList<>();
    Optional<Path> unified = Optional.empty();
    for (String line : Files.readAllLines(proc.resolve("self/mountinfo"))) {
      String[] halves = line.split(" - ", 2);
      String[] fields = halves[0].split(" ", -1);
      String[] source = halves.length == 2 ? halves[1].split(" ", -1) : new String[0];
      if (fields.length < 5 || source.length < 3) {
        continue;
      }
      Path mount = Path.of(unescape(fields[4]));
      if (source[0].equals("cgroup2") && unified.isEmpty()) {
        unified = Optional.of(mount);
      }
      if (source[0].equals("cgroup")) {
        add(legacy, new Hierarchy(mount, controllers(source[2])));
      }
    }
    return new CgroupLayout(legacy, unified, unifiedControllers(unified));
  }

  /** {@code v1}, {@code v2} or {@code hybrid}; {@code none} where nothing is mounted. */
  public String version() {
    if (legacy.isEmpty()) {
      return unified.isPresent() ? "v2" : "none";
    }
    return unified.isPresent() ? "hybrid" : "v1";
  }

  /** The hierarchy of version 1 with that controller. */
  public Optional<Hierarchy> legacy(String controller) {
    return legacy.stream().filter(one -> one.controllers().contains(controller)).findFirst();
  }

  private static void add(List<Hierarchy> known, Hierarchy found) {
    boolean again = known.stream().anyMatch(one -> one.controllers().equals(found.controllers()));
    if (!again && !found.controllers().isEmpty()) {
      known.add(found);
    }
  }

  private static List<String> controllers(String superOptions) {
    return Arrays.stream(superOptions.split(",", -1))
        .filter(option -> !GENERIC.contains(option) && !option.startsWith("release_agent="))
        .toList();
  }

  private static final List<String> GENERIC =
      List.of("rw", "ro", "xattr", "noprefix", "clone_children", "cpuset_v2_mode", "none", "");

  private static List<String> unifiedControllers(Optional<Path> unified) throws IOException {
    if (unified.isEmpty()) {
      return List.of();
    }
    String text = Files.readString(unified.get().resolve("cgroup.controllers")).strip();
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /** The kernel writes blanks, tabs, newlines and backslashes of a path as three octal digits. */
  private static String unescape(String field) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < field.length(); at++) {
      char one = field.charAt(at);
      if (one == '\\' && at + 3 < field.length()) {
        plain.append((char) Integer.parseInt(field.substring(at + 1, at + 4), 8));
        at += 3;
      } else {
        plain.append(one);
      }
    }
    return plain.toString();
  }
}
