package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.container.policy.LogPolicy;
import darsena.text.ByteSize;

/** The flags about a container's log, by docker's names. */
final class LogFlags {
  private LogFlags() {}

  static Syntax declare(Syntax syntax) {
    return syntax
        .section("Log")
        .value("--log-driver", "DRIVER", "none for no log; local and json-file mean the usual one")
        .list("--log-opt", "KEY=VALUE", "max-size=10m or max-file=3");
  }

  static LogPolicy of(Arguments arguments) {
    boolean kept = arguments.read("log-driver", LogFlags::keeps).orElse(true);
    if (!kept && arguments.given("log-opt")) {
      throw UsageException.flag(
          "conflicting options: `--log-opt` and a log driver of none", "No log needs no options.");
    }
    return arguments.readAll("log-opt", LogOption::parse).stream()
        .reduce(
            kept ? LogPolicy.standard() : LogPolicy.none(),
            (policy, option) -> option.on(policy),
            (_, later) -> later);
  }

  private static boolean keeps(String driver) {
    return switch (driver) {
      case "local", "json-file", "k8s-file", "" -> true;
      case "none" -> false;
      default ->
          throw new IllegalArgumentException("logs are kept in files here: it takes local or none");
    };
  }

  private record LogOption(String key, String value) {
    static LogOption parse(String text) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("it takes a key and a value: max-size=10m");
      }
      LogOption option = new LogOption(text.substring(0, equals), text.substring(equals + 1));
      LogPolicy _ = option.on(LogPolicy.standard());
      return option;
    }

    LogPolicy on(LogPolicy policy) {
      return switch (key) {
        case "max-size" -> new LogPolicy(policy.kept(), size(), policy.maximumFiles());
        case "max-file" -> new LogPolicy(policy.kept(), policy.maximumBytes(), files());
        default ->
            throw new IllegalArgumentException("there are the options max-size and max-file");
      };
    }

    /** Docker's -1 means no end; ours is as far away. */
    private long size() {
      long bytes = value.equals("-1") ? Long.MAX_VALUE : ByteSize.parse(value);
      if (bytes < 1) {
        throw new IllegalArgumentException("max-size takes a size such as 10m");
      }
      return bytes;
    }

    private int files() {
      if (!value.matches("[1-9][0-9]{0,3}")) {
        throw new IllegalArgumentException("max-file takes a number from 1 to 1000");
      }
      return Integer.parseInt(value);
    }
  }
}
