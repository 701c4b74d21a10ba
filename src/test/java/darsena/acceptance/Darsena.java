package darsena.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.cli.Cli;
import darsena.cli.command.Surroundings;
import darsena.cli.command.Surroundings.Terminals;
import darsena.cli.command.Surroundings.Window;
import darsena.engine.Engine;
import darsena.engine.Settings;
import darsena.engine.local.LocalEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program over one store. {@link #run} is a process of its own, as a user has it; {@link #here}
 * runs the same command line in this process, where a process adds nothing but the time it takes.
 */
final class Darsena {
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin/java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED");

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> prefix = List.of();
  private String classPath = System.getProperty("java.class.path");

  private Darsena(Path root) {
    this.root = root;
  }

  /** Over a store that need not be there yet; the test is skipped where containers cannot run. */
  static Darsena at(Path root) throws IOException {
    Path helper = Path.of(System.getProperty("darsena.native", "target/native"), "darsena-helper");
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "SKIPPED: running containers takes root");
    assumeTrue(Files.isExecutable(helper), "SKIPPED: no helper built");
    return new Darsena(root);
  }

  /** The same store, one more variable. */
  Darsena with(String variable, String value) {
    Darsena changed = copy();
    changed.environment.put(variable, value);
    return changed;
  }

  /** The same store, the program run by another program. */
  Darsena by(String... command) {
    Darsena changed = copy();
    changed.prefix = List.of(command);
    return changed;
  }

  /** The same store, the program's classes elsewhere. */
  Darsena from(String otherClassPath) {
    Darsena changed = copy();
    changed.classPath = otherClassPath;
    return changed;
  }

  private Darsena copy() {
    Darsena changed = new Darsena(root);
    changed.environment.putAll(environment);
    changed.prefix = prefix;
    changed.classPath = classPath;
    return changed;
  }

  Path root() {
    return root;
  }

  /** Runs a command line to its end. */
  Outcome run(String... line) throws Exception {
    return typing("", line);
  }

  /** Runs a command line to its end, with standard input. */
  Outcome typing(String input, String... line) throws Exception {
    try (Spoken program = start(line)) {
      program.type(input);
      program.endInput();
      return program.await();
    }
  }

  /** Starts a command line. */
  Spoken start(String... line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(line));
    builder.environment().keySet().removeIf(name -> name.startsWith("DARSENA_"));
    builder.environment().putAll(environment);
    return new Spoken(builder.start());
  }

  /** The words that start the program. */
  List<String> command(String... line) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(JAVA);
    command.add(
        "-Ddarsena.native="
            + Path.of(System.getProperty("darsena.native", "target/native")).toAbsolutePath());
    command.addAll(List.of("-cp", classPath, "darsena.Main", "--root", root.toString()));
    command.addAll(List.of(line));
    return command;
  }

  /** Runs a command line in this process. */
  Outcome here(String... line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            java.io.InputStream.nullInputStream(),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            new Terminals(false, false, false),
            Window::standard,
            environment,
            InstantSource.system(),
            () -> ZoneOffset.UTC);
    int status = new Cli(surroundings, _ -> engine(), _ -> 0).run(List.of(line));
    return new Outcome(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Engine engine() {
    return LocalEngine.open(Settings.at(root), environment);
  }

  /** Ids of all containers. */
  List<String> containers() {
    return here("ps", "-a", "-q", "--no-trunc").expected().lines().toList();
  }

  /** One fact of a container, by a template. */
  String fact(String container, String template) {
    return here("inspect", "--format", template, container).expected();
  }

  /** The log so far. */
  String log(String container) {
    Outcome log = here("logs", container);
    assertThat(log.status()).as(log.err()).isZero();
    return log.out();
  }

  /** Waits until the log of a container holds a text. */
  void awaitLog(String container, String text) {
    try (Engine engine = engine();
        var log = engine.containers().log(container)) {
      while (!log(container).contains(text)) {
        assertThat(log.awaitGrowth(java.time.Duration.ofSeconds(20)))
            .as("the log of %s goes on until it has: %s", container, text)
            .isTrue();
      }
    }
  }

  /** Removes every container. */
  void clear() {
    for (String container : containers()) {
      here("rm", "-f", container);
    }
  }

  /** Files below a directory of the store. */
  List<String> files(String directory) {
    Path path = root.resolve(directory);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (var files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** A program of the host, run to its end; what it printed. */
  static String host(String... command) throws Exception {
    try (Spoken program =
        new Spoken(new ProcessBuilder(command).redirectErrorStream(true).start())) {
      program.endInput();
      Outcome outcome = program.await();
      assertThat(outcome.status()).as(String.join(" ", command) + ": " + outcome.out()).isZero();
      return outcome.out();
    }
  }
}
