package darsena.cli.watch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.log.LogQuery;
import darsena.text.Moment;
import java.time.Instant;
import java.util.OptionalLong;

/** {@code logs}: what a container's program has printed, each line to the stream it came by. */
public final class LogsCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("logs [OPTIONS] CONTAINER", "Print what a container's program has printed")
        .arguments(1, 1)
        .toggle("-f, --follow", "Go on until the container ends")
        .value("--since", "TIME", "From a time on: 10m, 2026-01-31T15:04:05Z, seconds since 1970")
        .value("-n, --tail", "NUMBER", "The newest so many lines, or all")
        .toggle("-t, --timestamps", "Put the time before each line")
        .value("--until", "TIME", "Up to a time")
        .example("darsena logs -f -n 100 web", "The last hundred lines, and what comes")
        .example("darsena logs -t --since 10m web", "Ten minutes, with times");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    LogQuery query =
        new LogQuery(
            arguments.read("tail", LogsCommand::tail).orElse(OptionalLong.empty()),
            arguments.read("since", text -> moment(text, session)),
            arguments.read("until", text -> moment(text, session)),
            arguments.on("follow"));
    LogPrinter printer = new LogPrinter(session.surroundings(), arguments.on("timestamps"));
    try {
      session.containers().readLog(arguments.first(), query, printer);
    } catch (LogPrinter.NobodyReads gone) {
      return LogPrinter.NobodyReads.STATUS;
    }
    return 0;
  }

  private static Instant moment(String text, Session session) {
    return Moment.parse(
        text, session.surroundings().clock().instant(), session.surroundings().zone());
  }

  /** Docker takes {@code all}, and any negative number, for all lines. */
  private static OptionalLong tail(String text) {
    if (text.equals("all") || text.matches("-\\d{1,18}")) {
      return OptionalLong.empty();
    }
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("it takes a number of lines, or all");
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
