package darsena.cli.syntax;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Reads a command line as docker does: {@code -it}, {@code -eA=b}, {@code --name web}, {@code
 * --name=web}, {@code --rm=false}; {@code --} ends the flags.
 */
public final class Parser {
  private Parser() {}

  /** Understands a line, the command's own words left out, or fails with {@link UsageException}. */
  public static Arguments parse(Syntax syntax, List<String> line) {
    Reading reading = new Reading();
    CommandLine picocli =
        new CommandLine(Grammar.of(syntax, reading), Grammar.NOTHING_BY_REFLECTION);
    ParseResult found = picocli.parseArgs(line.toArray(String[]::new));
    Arguments arguments = reading.result(syntax, found.isUsageHelpRequested());
    if (arguments.asksForHelp()) {
      return arguments;
    }
    if (!found.errors().isEmpty()) {
      throw Complaint.of(syntax, found.errors().getFirst());
    }
    int count = arguments.words().size();
    if (count < syntax.fewest() || count > syntax.most()) {
      throw Complaint.wrongCount(syntax, count);
    }
    return arguments;
  }
}
