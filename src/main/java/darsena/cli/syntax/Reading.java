package darsena.cli.syntax;

import darsena.cli.syntax.Flag.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What picocli has found in one line so far. It asks here for the words that follow a flag, because
 * docker's flags take what picocli's would not: {@code --} and other flags as values, {@code
 * =false} after a switch.
 */
final class Reading {
  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();

  /** The whole line, its first word last, as picocli keeps what is left of it. */
  private List<String> line = List.of();

  /** Where in the line the last word stands that was a value and nothing else. */
  private int lastValue = -1;

  /** Starts a line; false, as picocli is to read it. */
  boolean start(Stack<String> words) {
    values.clear();
    arguments.clear();
    line = List.copyOf(words);
    lastValue = -1;
    return false;
  }

  Arguments result(Syntax syntax, boolean asksForHelp) {
    return new Arguments(syntax, values, arguments, asksForHelp);
  }

  /** Takes the value of a flag; true, as picocli has nothing left to do. */
  boolean takeValue(Flag flag, Stack<String> words, ArgSpec option, Map<String, Object> how) {
    String value =
        flag.kind() == Kind.SWITCH
            ? takeTruth(words, option, how)
            : takeText(words, option, isAssigned(how));
    values.computeIfAbsent(flag.key(), key -> new ArrayList<>()).add(value);
    return true;
  }

  /** Whether help is wanted: {@code --help=false} does not ask for it. */
  boolean takeHelp(Stack<String> words, ArgSpec option, Map<String, Object> how) {
    how.put("usageHelpRequested", takeTruth(words, option, how).equals("true"));
    return true;
  }

  /** Takes an argument, and all that follows when flags have ended. */
  boolean takeArguments(Stack<String> words, CommandSpec command) {
    boolean ended = followsDoubleDash(words);
    String first = words.peek();
    if (!ended && first.startsWith("-") && first.length() > 1) {
      // picocli takes -5 for a number.
      throw mistake(new UnmatchedArgumentException(command.commandLine(), List.of(first)));
    }
    boolean all = ended || command.parser().stopAtPositional();
    do {
      arguments.add(words.pop());
    } while (all && !words.isEmpty());
    return true;
  }

  private String takeTruth(Stack<String> words, ArgSpec option, Map<String, Object> how) {
    if (!isAssigned(how)) {
      return "true";
    }
    String value = takeText(words, option, true);
    // The spellings that Go's strconv.ParseBool takes.
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> "true";
      case "0", "f", "F", "false", "FALSE", "False" -> "false";
      default ->
          throw mistake(new ParameterException(option.command().commandLine(), "", option, value));
    };
  }

  private String takeText(Stack<String> words, ArgSpec option, boolean assigned) {
    boolean separate = words.isEmpty() || words.peek().equals(line.get(words.size() - 1));
    if (separate && assigned) {
      // Of -tn= picocli leaves nothing to take.
      return "";
    }
    if (words.isEmpty()) {
      throw mistake(new MissingParameterException(option.command().commandLine(), option, ""));
    }
    if (separate) {
      lastValue = words.size() - 1;
    }
    return words.pop();
  }

  /** The first mistake in the line: unknown flags come to light at its end only. */
  private static ParameterException mistake(ParameterException found) {
    List<String> unknown = found.getCommandLine().getParseResult().unmatched();
    return unknown.isEmpty()
        ? found
        : new UnmatchedArgumentException(found.getCommandLine(), unknown);
  }

  private boolean followsDoubleDash(Stack<String> words) {
    int before = words.size();
    return before < line.size() && line.get(before).equals("--") && before != lastValue;
  }

  private static boolean isAssigned(Map<String, Object> how) {
    return "=".equals(how.get("separator"));
  }
}
