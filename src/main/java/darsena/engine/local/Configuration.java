package darsena.engine.local;

import darsena.engine.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the configuration file, and applies environment and flags over it. */
public final class Configuration {
  private static final Path SYSTEM_FILE = Path.of("/etc/darsena/config.toml");

  private Configuration() {}

  /**
   * The settings of this process: {@code root} as given by flag, else DARSENA_ROOT, else the
   * file's, else the default. The file is DARSENA_CONFIG, else the user's, else the system's; a
   * missing one is no error unless it was named.
   */
  public static Settings load(Map<String, String> environment, Optional<Path> root) {
    ConfigurationFile file =
        file(environment).map(ConfigurationFile::read).orElseGet(ConfigurationFile::empty);
    return file.settings(
        root.or(() -> directory(environment, "DARSENA_ROOT")), defaultRoot(environment));
  }

  private static Path defaultRoot(Map<String, String> environment) {
    if (userId() == 0) {
      return Settings.DEFAULT_ROOT;
    }
    return directory(environment, "XDG_DATA_HOME")
        .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "/"), ".local/share"))
        .resolve("darsena");
  }

  static int userId() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException noProc) {
      return 0;
    }
  }

  private static Optional<Path> file(Map<String, String> environment) {
    Optional<Path> named = directory(environment, "DARSENA_CONFIG");
    if (named.isPresent()) {
      return named;
    }
    Path home =
        directory(environment, "XDG_CONFIG_HOME")
            .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "/"), ".config"));
    return Stream.of(home.resolve("darsena/config.toml"), SYSTEM_FILE)
        .filter(Files::exists)
        .findFirst();
  }

  private static Optional<Path> directory(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }
}
