package darsena.cli;

import java.util.Set;

/** Commands of docker's that are not there yet. */
final class AbsentCommands {
  private static final Set<String> NAMES =
      Set.of(
          "build",
          "builder",
          "buildx",
          "checkpoint",
          "compose",
          "config",
          "context",
          "import",
          "load",
          "login",
          "logout",
          "manifest",
          "network",
          "node",
          "plugin",
          "prune",
          "push",
          "save",
          "search",
          "secret",
          "service",
          "stack",
          "swarm",
          "system",
          "trust",
          "volume");

  private AbsentCommands() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }
}
