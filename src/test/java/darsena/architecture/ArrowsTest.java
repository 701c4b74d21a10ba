package darsena.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of allowed arrows between packages. A new arrow is a decision. */
class ArrowsTest {
  private static final Set<String> GROUND = Set.of("error", "io", "concurrent", "text");
  private static final Set<String> VALUES = with(GROUND, "image", "oci", "container");
  private static final Set<String> KERNEL = with(VALUES, "os");

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("error", Set.of("text")),
          Map.entry("io", Set.of("error")),
          Map.entry("concurrent", Set.of("error")),
          Map.entry("text", Set.of()),
          Map.entry("image", GROUND),
          Map.entry("oci", with(GROUND, "image")),
          Map.entry("container", with(GROUND, "image", "oci")),
          Map.entry("os", GROUND),
          Map.entry("store", KERNEL),
          Map.entry("registry", with(KERNEL, "store")),
          Map.entry("layer", with(KERNEL, "store")),
          Map.entry("snapshot", with(KERNEL, "store", "layer")),
          Map.entry("cgroup", KERNEL),
          Map.entry("runtime", with(KERNEL, "store", "snapshot", "cgroup")),
          Map.entry("logs", KERNEL),
          Map.entry(
              "engine",
              with(KERNEL, "store", "registry", "layer", "snapshot", "runtime", "cgroup", "logs")),
          Map.entry("sample", with(KERNEL, "store", "layer")),
          Map.entry("cli", with(VALUES, "engine")),
          Map.entry("shell", with(VALUES, "engine", "cli")),
          Map.entry("tui", with(VALUES, "engine", "os")));

  private static final Set<String> LOCAL_GROUND =
      Set.of(
          "engine.local.events",
          "engine.local.parts",
          "engine.local.images",
          "engine.local.log",
          "engine.local.state");

  /** The arrows inside packages that are divided: from a part to those below it. */
  private static final Map<String, Set<String>> INSIDE =
      Map.ofEntries(
          Map.entry("cgroup.tree", Set.of()),
          Map.entry("cgroup", Set.of("cgroup.tree")),
          Map.entry("cgroup.bundle", Set.of("cgroup", "cgroup.tree")),
          Map.entry("os", Set.of()),
          Map.entry("os.process", Set.of("os")),
          Map.entry("os.seccomp", Set.of("os")),
          Map.entry("os.terminal", Set.of("os")),
          Map.entry("os.tree", Set.of("os")),
          Map.entry("os.mount", Set.of("os", "os.tree")),
          Map.entry("registry.tls", Set.of()),
          Map.entry("registry.transport", Set.of("registry.tls")),
          Map.entry("registry.attempt", Set.of("registry.transport")),
          Map.entry("registry.auth", Set.of("registry.transport", "registry.attempt")),
          Map.entry(
              "registry",
              Set.of("registry.tls", "registry.transport", "registry.attempt", "registry.auth")),
          Map.entry("runtime", Set.of()),
          Map.entry("runtime.config", Set.of()),
          Map.entry("runtime.files", Set.of()),
          Map.entry("runtime.host", Set.of("runtime.config")),
          Map.entry("runtime.seccomp", Set.of("runtime.config")),
          Map.entry(
              "runtime.planning",
              Set.of("runtime", "runtime.config", "runtime.host", "runtime.seccomp")),
          Map.entry("runtime.bundle", Set.of("runtime.config", "runtime.seccomp")),
          Map.entry(
              "runtime.bundle.planning",
              Set.of("runtime", "runtime.bundle", "runtime.config", "runtime.seccomp")),
          Map.entry("runtime.attach", Set.of("runtime")),
          Map.entry("runtime.launch", Set.of("runtime", "runtime.attach")),
          Map.entry("store.container.spec", Set.of()),
          Map.entry("store.container", Set.of("store.container.spec")),
          Map.entry("cli.launch.flags", Set.of()),
          Map.entry("cli.launch", Set.of("cli.launch.flags")),
          Map.entry("engine.container.log", Set.of()),
          Map.entry("engine.container", Set.of("engine.container.log")),
          Map.entry("engine.local.state", Set.of()),
          Map.entry("engine.local.host", Set.of()),
          Map.entry("engine.local.layers", Set.of()),
          Map.entry("engine.local.runtime", Set.of()),
          Map.entry("engine.local.events", Set.of()),
          Map.entry("engine.local.housekeeping", Set.of("engine.local.events")),
          Map.entry("engine.local.images", Set.of("engine.local.layers", "engine.local.events")),
          Map.entry("engine.local.log", Set.of("engine.local.state")),
          Map.entry(
              "engine.local.parts",
              Set.of(
                  "engine.local.events",
                  "engine.local.images",
                  "engine.local.log",
                  "engine.local.state")),
          Map.entry("engine.local.creation", with(LOCAL_GROUND, "engine.local.host")),
          Map.entry("engine.local.files", with(LOCAL_GROUND, "engine.local.layers")),
          Map.entry(
              "engine.local.containers",
              with(LOCAL_GROUND, "engine.local.creation", "engine.local.host")),
          Map.entry(
              "engine.local",
              with(
                  LOCAL_GROUND,
                  "engine.local.containers",
                  "engine.local.files",
                  "engine.local.host",
                  "engine.local.housekeeping")),
          Map.entry("tui.containers.state", Set.of()),
          Map.entry("tui.containers.work", Set.of()),
          Map.entry("tui.containers.drawing", Set.of("tui.containers.state")),
          Map.entry(
              "tui.containers",
              Set.of("tui.containers.state", "tui.containers.work", "tui.containers.drawing")),
          Map.entry("tui.images.work", Set.of()),
          Map.entry("tui.images", Set.of("tui.images.work")),
          Map.entry("tui.layers.state", Set.of()),
          Map.entry("tui.layers.work", Set.of("tui.layers.state")),
          Map.entry("tui.layers.drawing", Set.of("tui.layers.state")),
          Map.entry(
              "tui.layers", Set.of("tui.layers.state", "tui.layers.work", "tui.layers.drawing")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("darsena");

  @Test
  void dependenciesFollowTheTable() {
    Map<String, Set<String>> wrong = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      String from = area(type);
      if (from.isEmpty()) {
        continue;
      }
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        String to = area(arrow.getTargetClass());
        if (!to.isEmpty()
            && !to.equals(from)
            && !ALLOWED.getOrDefault(from, Set.of()).contains(to)) {
          wrong
              .computeIfAbsent(from + " -> " + to, key -> new TreeSet<>())
              .add(type.getSimpleName() + " uses " + arrow.getTargetClass().getSimpleName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void dependenciesInsideADividedPackageFollowItsTable() {
    Map<String, Set<String>> wrong = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      String from = part(type);
      String divided = divided(from);
      if (divided.isEmpty()) {
        continue;
      }
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        String to = part(arrow.getTargetClass());
        if (divided(to).equals(divided)
            && !to.equals(from)
            && !INSIDE.getOrDefault(from, Set.of()).contains(to)) {
          wrong
              .computeIfAbsent(from + " -> " + to, key -> new TreeSet<>())
              .add(type.getSimpleName() + " uses " + arrow.getTargetClass().getSimpleName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noPackageNeedsItselfThroughAnother() {
    slices().matching("darsena.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void frontEndsKnowOnlyTheDoor() {
    noClasses()
        .that()
        .resideInAnyPackage("darsena.cli..", "darsena.tui..", "darsena.shell..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("darsena.engine.local..")
        .check(CLASSES);
  }

  @Test
  void onlyTheKernelPackageSpeaksToTheKernel() {
    noClasses()
        .that()
        .resideOutsideOfPackage("darsena.os..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .check(CLASSES);
  }

  @Test
  void theCLibraryIsCalledByTheKernelPackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("darsena.os..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("darsena.os.LibC")
        .check(CLASSES);
  }

  private static String area(JavaClass type) {
    return area(part(type));
  }

  private static String area(String part) {
    int dot = part.indexOf('.');
    return dot < 0 ? part : part.substring(0, dot);
  }

  /** The package of {@link #INSIDE} that holds this one, itself perhaps, or nothing. */
  private static String divided(String part) {
    return INSIDE.keySet().stream()
        .filter(key -> (part + ".").startsWith(key + "."))
        .min(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static String part(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith("darsena.") ? name.substring("darsena.".length()) : "";
  }

  private static Set<String> with(Set<String> base, String... more) {
    return java.util.stream.Stream.concat(base.stream(), Arrays.stream(more))
        .collect(Collectors.toUnmodifiableSet());
  }
}
