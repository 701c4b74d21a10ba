package darsena.cgroup.tree;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hierarchies in memory, stricter than the kernel's: values are checked to the letter, nothing
 * happens at once that may take time, and what the kernel tolerates of old programs is refused.
 */
public final class FakeCgroupKernel implements CgroupKernel {
  private final Map<Path, FakeCgroup> cgroups = new TreeMap<>();
  private final List<String> writes = new ArrayList<>();

  /** How often a freezer must be looked at before it has done its work; -1 for never. */
  private int slowness = 3;

  private int thefts;

  public FakeCgroupKernel unified(Path root, String... controllers) {
    FakeCgroup node = new FakeCgroup();
    node.unified = true;
    node.controllers = List.of(controllers);
    node.files.put("cgroup.controllers", String.join(" ", controllers));
    node.files.put("cgroup.subtree_control", "");
    cgroups.put(root, node);
    return this;
  }

  public FakeCgroupKernel legacy(Path root, String... controllers) {
    FakeCgroup node = new FakeCgroup();
    node.controllers = List.of(controllers);
    node.makeLegacyFiles();
    if (node.files.containsKey("cpuset.cpus")) {
      node.files.put("cpuset.cpus", "0-1");
      node.files.put("cpuset.mems", "0");
    }
    cgroups.put(root, node);
    return this;
  }

  public FakeCgroupKernel freezingAfter(int looks) {
    slowness = looks;
    return this;
  }

  /** So often somebody's end removes the parent right before a cgroup is made in it. */
  public FakeCgroupKernel takingParentsAway(int times) {
    thefts = times;
    return this;
  }

  public void enter(Path cgroup, int pid) {
    node(cgroup).members.add(pid);
  }

  public void set(Path file, String content) {
    node(file.getParent()).files.put(file.getFileName().toString(), content);
  }

  /** {@code directory/file=value}, in order. */
  public List<String> writes() {
    return writes;
  }

  @Override
  public void make(Path cgroup) throws IOException {
    boolean inside = cgroups.containsKey(cgroup.getParent().getParent());
    if (thefts > 0 && inside && children(cgroup.getParent()).isEmpty()) {
      thefts--;
      cgroups.remove(cgroup.getParent());
    }
    FakeCgroup parent = cgroups.get(cgroup.getParent());
    if (parent == null) {
      throw new NoSuchFileException(cgroup.toString());
    }
    if (cgroups.containsKey(cgroup)) {
      return;
    }
    FakeCgroup node = new FakeCgroup();
    node.unified = parent.unified;
    if (parent.unified) {
      node.controllers = words(parent.files.get("cgroup.subtree_control"));
      node.makeUnifiedFiles();
    } else {
      node.controllers = parent.controllers;
      node.makeLegacyFiles();
    }
    cgroups.put(cgroup, node);
  }

  @Override
  public void remove(Path cgroup) throws IOException {
    FakeCgroup node = cgroups.get(cgroup);
    if (node == null) {
      return;
    }
    if (!node.members.isEmpty() || !node.dying.isEmpty() || !children(cgroup).isEmpty()) {
      node.dying.clear();
      throw new FileSystemException(cgroup.toString(), null, "Device or resource busy");
    }
    cgroups.remove(cgroup);
  }

  @Override
  public boolean isCgroup(Path path) {
    return cgroups.containsKey(path);
  }

  @Override
  public List<Path> children(Path cgroup) {
    return cgroups.keySet().stream().filter(one -> cgroup.equals(one.getParent())).toList();
  }

  @Override
  public boolean isFile(Path file) {
    FakeCgroup node = cgroups.get(file.getParent());
    return node != null && node.files.containsKey(file.getFileName().toString());
  }

  @Override
  public String read(Path file) throws IOException {
    check(file);
    FakeCgroup node = node(file.getParent());
    String name = file.getFileName().toString();
    return switch (name) {
      case "cgroup.procs" -> {
        String members = String.join("\n", node.members.stream().map(pid -> pid + "\n").toList());
        node.dying.clear();
        yield members;
      }
      case "cgroup.events" -> "populated 1\nfrozen " + (lookAtFreezer(node) ? 1 : 0) + "\n";
      case "freezer.state" -> legacyState(node) + "\n";
      default -> node.files.get(name) + "\n";
    };
  }

  private String legacyState(FakeCgroup node) {
    String asked = node.files.get("freezer.state");
    return asked.equals("FROZEN") && !lookAtFreezer(node) ? "FREEZING" : asked;
  }

  private static boolean lookAtFreezer(FakeCgroup node) {
    if (node.untilFrozen > 0) {
      node.untilFrozen--;
    }
    String asked = node.files.getOrDefault("cgroup.freeze", node.files.get("freezer.state"));
    return node.untilFrozen == 0 && (asked.equals("1") || asked.equals("FROZEN"));
  }

  @Override
  public void write(Path file, String value) throws IOException {
    check(file);
    FakeCgroup node = node(file.getParent());
    String name = file.getFileName().toString();
    switch (name) {
      case "cgroup.subtree_control" -> delegate(file, node, value);
      case "cgroup.freeze", "freezer.state" -> {
        if (!node.files.get(name).equals(value)) {
          node.untilFrozen = slowness;
        }
        node.files.put(name, value);
        if (value.equals("THAWED")) {
          node.members.removeAll(node.doomed);
          node.doomed.clear();
        }
      }
      case "cgroup.kill" -> {
        cgroups.forEach((path, member) -> {
          if (path.startsWith(file.getParent())) {
            member.dying.addAll(member.members);
            member.members.clear();
          }
        });
      }
      case "memory.memsw.limit_in_bytes" -> {
        if (Long.parseLong(value) < Long.parseLong(node.files.get("memory.limit_in_bytes"))) {
          throw invalid(file);
        }
        node.files.put(name, value);
      }
      case "cpu.max" -> {
        if (!value.matches("(max|[1-9]\\d{3,}) [1-9]\\d+")) {
          throw invalid(file);
        }
        node.files.put(name, value);
      }
      case "cpu.weight" -> {
        if (Integer.parseInt(value) < 1 || Integer.parseInt(value) > 10_000) {
          throw invalid(file);
        }
        node.files.put(name, value);
      }
      case "devices.allow", "devices.deny" -> {
        if (!value.matches("[abc] (\\*|\\d+):(\\*|\\d+) r?w?m?")) {
          throw invalid(file);
        }
      }
      default -> node.files.put(name, value);
    }
    writes.add(file.getParent().getFileName() + "/" + name + "=" + value);
  }

  private void delegate(Path file, FakeCgroup node, String value) throws IOException {
    String controller = value.substring(1);
    if (!value.startsWith("+") || !node.controllers.contains(controller)) {
      throw invalid(file);
    }
    if (!node.members.isEmpty()) {
      throw new FileSystemException(file.toString(), null, "Device or resource busy");
    }
    List<String> now = new ArrayList<>(words(node.files.get("cgroup.subtree_control")));
    now.add(controller);
    node.files.put("cgroup.subtree_control", String.join(" ", now));
    for (Path child : children(file.getParent())) {
      node(child).controllers = now;
      node(child).addUnifiedFiles(controller);
      node(child).files.put("cgroup.controllers", String.join(" ", now));
    }
  }

  @Override
  public void kill(int pid) {
    for (FakeCgroup node : cgroups.values()) {
      // Under version 1 a frozen process does not even die.
      boolean held = "FROZEN".equals(node.files.get("freezer.state"));
      if (held && node.members.contains(pid)) {
        node.doomed.add(pid);
      }
      if (!held && node.members.remove(Integer.valueOf(pid))) {
        node.dying.add(pid);
      }
    }
  }

  private FakeCgroup node(Path cgroup) {
    FakeCgroup node = cgroups.get(cgroup);
    if (node == null) {
      throw new AssertionError("no cgroup " + cgroup);
    }
    return node;
  }

  private void check(Path file) throws IOException {
    if (!isFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
  }

  private static IOException invalid(Path file) {
    return new FileSystemException(file.toString(), null, "Invalid argument");
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
