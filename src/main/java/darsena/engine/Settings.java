package darsena.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration file and the environment decide, defaults applied.
 *
 * @param root the store
 * @param runRoot what a reboot clears
 * @param nativePrograms the directory with {@code darsena-helper}
 * @param insecureRegistries {@code host[:port]} that may be asked over plain http
 * @param noNewPrivileges whether containers cannot gain privileges, unless asked otherwise
 * @param logMaximumBytes size at which a log is rotated
 * @param logMaximumFiles files a log has at most, the current one included
 * @param detachKeys docker's notation
 * @param theme the screen's colours, by name; empty for what suits the terminal
 */
public record Settings(
    Path root,
    Path runRoot,
    Path nativePrograms,
    Set<String> insecureRegistries,
    boolean noNewPrivileges,
    long logMaximumBytes,
    int logMaximumFiles,
    String detachKeys,
    Optional<String> theme) {
  /** The store of root. */
  public static final Path DEFAULT_ROOT = Path.of("/var/lib/darsena");

  /** Run state of the default store. */
  public static final Path DEFAULT_RUN_ROOT = Path.of("/run/darsena");

  /** A log's file grows to this size, 64 MiB. */
  public static final long DEFAULT_LOG_BYTES = 64L << 20;

  /** A log has this many files. */
  public static final int DEFAULT_LOG_FILES = 5;

  /** Docker's keys. */
  public static final String DEFAULT_DETACH_KEYS = "ctrl-p,ctrl-q";

  /** Copies the set. */
  public Settings {
    insecureRegistries = Set.copyOf(insecureRegistries);
  }

  /** Every default, for a store at {@code root}. */
  public static Settings at(Path root) {
    return new Settings(
        root,
        root.equals(DEFAULT_ROOT) ? DEFAULT_RUN_ROOT : root.resolve("run"),
        Path.of(System.getProperty("darsena.native", "/usr/lib/darsena")),
        Set.of(),
        false,
        DEFAULT_LOG_BYTES,
        DEFAULT_LOG_FILES,
        DEFAULT_DETACH_KEYS,
        Optional.empty());
  }
}
