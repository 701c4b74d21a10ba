package darsena.cli.syntax;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a line, in Darsena's words. */
final class Complaint {
  private Complaint() {}

  /** The same as picocli's. */
  static RuntimeException of(Syntax syntax, Exception mistake) {
    return switch (mistake) {
      case UnmatchedArgumentException unknown ->
          unknown(syntax, flagIn(unknown.getUnmatched().getFirst()));
      case MissingParameterException missing ->
          missingValue(syntax, title(syntax, missing.getMissing().getFirst()));
      case ParameterException wrong when wrong.getArgSpec() instanceof OptionSpec option ->
          invalidValue(syntax, option.longestName(), wrong.getValue(), "it takes true or false");
      default -> new IllegalStateException(mistake.getMessage(), mistake);
    };
  }

  static UsageException invalidValue(Syntax syntax, String name, String value, String reason) {
    return UsageException.flag(
        "cannot take `" + value + "` for `" + title(syntax, name) + "`: " + reason,
        seeHelp(syntax));
  }

  static UsageException wrongCount(Syntax syntax, int count) {
    String command = "`" + syntax.typed() + "` ";
    String expected =
        count < syntax.fewest()
            ? "needs " + (syntax.most() > syntax.fewest() ? "at least " : "") + syntax.fewest()
            : "takes " + (syntax.most() == 0 ? "no" : "at most " + syntax.most());
    boolean one = expected.endsWith(" 1");
    return UsageException.arguments(
        "cannot read the command line: " + command + expected + (one ? " argument" : " arguments"),
        "Usage: darsena " + syntax.usage() + ". " + seeHelp(syntax));
  }

  private static UsageException unknown(Syntax syntax, String name) {
    return syntax
        .absent(name)
        .map(absent -> absent(syntax, name, absent))
        .orElseGet(() -> misspelt(syntax, name));
  }

  private static UsageException absent(Syntax syntax, String name, AbsentFlag absent) {
    String reason = absent.reason().isEmpty() ? "" : ": " + absent.reason();
    String remedy = absent.remedy().isEmpty() ? "" : absent.remedy() + " ";
    return UsageException.flag(
        "cannot read the command line: `"
            + syntax.typed()
            + "` has no flag `"
            + name
            + "` in this version"
            + reason,
        remedy + seeHelp(syntax));
  }

  private static UsageException misspelt(Syntax syntax, String name) {
    List<String> known = syntax.flags().stream().flatMap(flag -> flag.names().stream()).toList();
    Optional<String> meant =
        name.startsWith("--") ? Suggestion.among(known, name) : Optional.empty();
    return UsageException.flag(
        "cannot read the command line: `" + syntax.typed() + "` has no flag `" + name + "`",
        meant.map(word -> "Did you mean `" + word + "`? ").orElse("") + seeHelp(syntax));
  }

  private static UsageException missingValue(Syntax syntax, String title) {
    return UsageException.flag(
        "cannot read the command line: `" + title + "` needs a value", seeHelp(syntax));
  }

  /** The name in a word: {@code --frob} of {@code --frob=1}, {@code -x} of {@code -xyz}. */
  private static String flagIn(String word) {
    if (!word.startsWith("--")) {
      return word.substring(0, 2);
    }
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }

  private static String title(Syntax syntax, ArgSpec spec) {
    return spec instanceof OptionSpec option ? title(syntax, option.longestName()) : "";
  }

  private static String title(Syntax syntax, String name) {
    return syntax.flag(name).map(Flag::title).orElse(name);
  }

  private static String seeHelp(Syntax syntax) {
    return "See: " + syntax.typed() + " --help";
  }
}
