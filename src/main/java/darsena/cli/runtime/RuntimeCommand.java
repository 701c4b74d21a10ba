package darsena.cli.runtime;

import darsena.cli.command.Surroundings;
import darsena.engine.Version;
import darsena.engine.runtime.BundleRuntime;
import darsena.error.ErrorReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code darsena runtime}: the OCI runtime for podman, docker and others that call one. It has
 * runc's words and statuses, for its callers read them.
 */
public final class RuntimeCommand {
  private static final Path ROOT = Path.of("/run/darsena/runtime");
  private static final Words.Known GLOBAL =
      new Words.Known(
          Set.of("root", "log", "log-format", "criu", "rootless", "cgroup-manager"),
          Set.of("debug", "systemd-cgroup", "help", "version"),
          Map.of("h", "help", "v", "version"));

  private final Surroundings surroundings;
  private final Function<Path, BundleRuntime> runtimes;

  /**
   * @param runtimes opens the runtime with its facts below a directory
   */
  public RuntimeCommand(Surroundings surroundings, Function<Path, BundleRuntime> runtimes) {
    this.surroundings = surroundings;
    this.runtimes = runtimes;
  }

  /** Runs one command line, without the words before it, and tells the exit status. */
  public int run(List<String> line) {
    RuntimeLog plain = new RuntimeLog(surroundings.err(), Optional.empty(), false);
    try {
      Words global = Words.read(line, GLOBAL, false);
      if (global.on("version")) {
        surroundings.out().println("darsena version " + Version.CURRENT + "\nspec: 1.2.1");
        return 0;
      }
      if (global.on("help") || global.rest().isEmpty()) {
        RuntimeHelp.print(surroundings.out());
        return 0;
      }
      return verb(global);
    } catch (RuntimeException failure) {
      plain.error(ErrorReport.of(failure).problem());
      return 1;
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  private int verb(Words global) {
    RuntimeLog log = log(global);
    String name = global.rest().getFirst();
    List<String> rest = global.rest().subList(1, global.rest().size());
    if (name.equals("help") || (rest.contains("--help") && !name.equals("exec"))) {
      RuntimeHelp.print(surroundings.out());
      return 0;
    }
    Optional<Verb> verb = named(name);
    if (verb.isEmpty()) {
      log.error("No help topic for '" + name + "'");
      return 3;
    }
    return run(verb.get(), name, rest, global, log);
  }

  private int run(Verb verb, String name, List<String> rest, Words global, RuntimeLog log) {
    try {
      if (global.on("systemd-cgroup")) {
        throw Words.usage(
            "systemd cgroups cannot be had from Darsena: have the caller use cgroupfs");
      }
      Words words = Words.read(rest, verb.known(), verb.interspersed());
      BundleRuntime runtime =
          runtimes
              .apply(global.text("root").filter(text -> !text.isEmpty()).map(Path::of).orElse(ROOT))
              .warning(log::warning);
      PrintStream out = surroundings.out();
      return verb.run(runtime, words, out);
    } catch (RuntimeException failure) {
      ErrorReport report = ErrorReport.of(failure);
      log.error(worded(name, report));
      if (global.on("debug")) {
        surroundings.err().println(report.stackTrace());
      }
      return verb.failure();
    }
  }

  /** Callers find out by the text whether there was no such program. */
  private static String worded(String name, ErrorReport report) {
    boolean starts = Set.of("create", "run", "exec", "start").contains(name);
    boolean program =
        switch (report.kind()) {
          case COMMAND_NOT_FOUND, NOT_EXECUTABLE -> true;
          case INVALID, NOT_FOUND, CONFLICT, REFUSED, FAILED, DAMAGED, CANCELLED -> false;
        };
    if (!starts) {
      return report.problem();
    }
    return "darsena "
        + name
        + " failed: "
        + (program ? "unable to start container process: " : "")
        + report.problem();
  }

  private RuntimeLog log(Words global) {
    String format = global.text("log-format").orElse("text");
    if (!Set.of("text", "json").contains(format)) {
      throw Words.usage("invalid log-format: " + format);
    }
    Optional<Path> file =
        global
            .text("log")
            .filter(path -> !path.isEmpty() && !path.equals("/dev/stderr"))
            .map(Path::of);
    return new RuntimeLog(surroundings.err(), file, format.equals("json"));
  }

  private static Optional<Verb> named(String name) {
    return switch (name) {
      case "create" -> Optional.of(new CreateVerb(false));
      case "run" -> Optional.of(new CreateVerb(true));
      case "start", "kill", "delete", "pause", "resume" -> Optional.of(new LifeVerb(name));
      case "state", "list", "features" -> Optional.of(new ViewVerb(name));
      case "exec" -> Optional.of(new ExecVerb());
      case "ps" -> Optional.of(new PsVerb());
      case "update" -> Optional.of(new UpdateVerb());
      case "events" -> Optional.of(new EventsVerb());
      case "spec" -> Optional.of(new SpecVerb());
      default -> Optional.empty();
    };
  }
}
