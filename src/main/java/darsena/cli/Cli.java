package darsena.cli;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.command.Surroundings;
import darsena.cli.format.Colors;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Parser;
import darsena.cli.syntax.Suggestion;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.engine.Engine;
import darsena.engine.Version;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.error.ErrorReport;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The command line: finds the command, understands its flags, runs it, words its failure. */
public final class Cli {
  private final Surroundings surroundings;
  private final Function<GlobalOptions, Engine> engines;
  private final ToIntFunction<GlobalOptions> screen;

  /**
   * @param engines opens the engine; called at most once, and only by commands that need it
   * @param screen the full screen, for a line without a command; gives the exit status
   */
  public Cli(
      Surroundings surroundings,
      Function<GlobalOptions, Engine> engines,
      ToIntFunction<GlobalOptions> screen) {
    this.surroundings = surroundings;
    this.engines = engines;
    this.screen = screen;
  }

  /** Runs one command line and tells the exit status. */
  public int run(List<String> line) {
    Invocation invocation = new Invocation();
    try {
      return invocation.run(line);
    } catch (UsageException wrong) {
      return invocation.fail(wrong, wrong.status());
    } catch (DarsenaException failure) {
      return invocation.fail(failure, invocation.statusOf(failure));
    } catch (RuntimeException | Error fault) {
      return invocation.fail(fault, invocation.faultStatus());
    } finally {
      invocation.close();
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  static UsageException noSuchCommand(List<String> words) {
    boolean family = Catalogue.isFamily(words.getFirst()) && words.size() > 1;
    String typed = family ? words.get(1) : words.getFirst();
    List<String> known = family ? Catalogue.memberWords(words.getFirst()) : Catalogue.names();
    String said = family ? words.getFirst() + " " + typed : typed;
    if (AbsentCommands.has(typed)) {
      return UsageException.arguments(
          "cannot run `" + said + "`: it is not part of this version", "See: darsena --help");
    }
    return UsageException.arguments(
        "cannot run `" + said + "`: there is no such command",
        Suggestion.among(known, typed)
                .map(word -> "Did you mean `" + said.replace(typed, word) + "`? ")
                .orElse("")
            + "See: darsena --help");
  }

  private Colors colors(Colors.When when) {
    return Colors.of(
        when,
        surroundings.environment(),
        surroundings.terminals().out(),
        surroundings.terminals().err());
  }

  /** One line on its way. */
  private final class Invocation {
    private boolean debug;
    private Colors.When when = Colors.When.AUTO;
    private @Nullable Command command;
    private @Nullable Engine engine;

    int run(List<String> line) {
      if (line.isEmpty()) {
        return withoutCommand(GlobalOptions.NONE);
      }
      Syntax global = GlobalOptions.syntax();
      Arguments arguments = Parser.parse(global, line);
      if (arguments.asksForHelp()) {
        surroundings.out().print(page().everything());
        return 0;
      }
      GlobalOptions options = GlobalOptions.of(arguments);
      debug = options.debug();
      when = options.color();
      if (arguments.on("version")) {
        surroundings.out().println("Darsena version " + Version.CURRENT);
        return 0;
      }
      List<String> words = arguments.words();
      return words.isEmpty() ? withoutCommand(options) : command(options, words);
    }

    private int withoutCommand(GlobalOptions options) {
      if (surroundings.terminals().in() && surroundings.terminals().out()) {
        return screen.applyAsInt(options);
      }
      surroundings.out().print(page().everything());
      return 0;
    }

    private int command(GlobalOptions options, List<String> words) {
      if (Catalogue.isFamily(words.getFirst()) && (words.size() < 2 || isHelp(words.get(1)))) {
        surroundings.out().print(page().family(words.getFirst()));
        return 0;
      }
      Catalogue.Match match = Catalogue.match(words).orElseThrow(() -> noSuchCommand(words));
      Command found = Catalogue.create(match.name());
      Syntax syntax = found.syntax();
      Arguments arguments = Parser.parse(syntax, match.rest());
      if (arguments.asksForHelp()) {
        surroundings.out().print(page().of(syntax));
        return 0;
      }
      command = found;
      return found.run(new Session(surroundings, () -> open(options), arguments, colors(when)));
    }

    private Engine open(GlobalOptions options) {
      Engine present = engine;
      if (present == null) {
        present = engines.apply(options);
        engine = present;
      }
      return present;
    }

    int statusOf(DarsenaException failure) {
      return command == null ? 1 : command.statusOf(failure.kind());
    }

    int faultStatus() {
      return command == null ? 1 : command.statusOf(ErrorKind.FAILED);
    }

    int fail(Throwable failure, int status) {
      ErrorReport report = ErrorReport.of(failure);
      surroundings.out().flush();
      colors(when).of(report).forEach(surroundings.err()::println);
      if (debug) {
        surroundings.err().println(report.stackTrace());
      }
      return status;
    }

    void close() {
      if (engine != null) {
        engine.close();
      }
    }

    private HelpPage page() {
      return new HelpPage(surroundings.window().get().columns());
    }

    private static boolean isHelp(String word) {
      return word.equals("--help") || word.equals("-h");
    }
  }
}
