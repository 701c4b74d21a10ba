package darsena.container;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of signals on x86-64 and arm64, which agree; as kill(1) and docker take them. */
public final class SignalName {
  private static final List<String> STANDARD =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");
  private static final Pattern REAL_TIME = Pattern.compile("RT(MIN|MAX)(?:([+-])(\\d{1,2}))?");
  private static final int REAL_TIME_FIRST = 34;
  private static final int LAST = 64;

  private SignalName() {}

  /**
   * The number of a signal given as {@code SIGTERM}, {@code TERM}, {@code term}, {@code 15} or
   * {@code RTMIN+3}; an {@link IllegalArgumentException} when there is none.
   */
  public static int parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (name.matches("\\d{1,3}")) {
      return checked(Integer.parseInt(name), text);
    }
    String bare = name.startsWith("SIG") ? name.substring(3) : name;
    int position = STANDARD.indexOf(alias(bare));
    return position >= 0 ? position + 1 : realTime(bare, text);
  }

  /** {@code SIGTERM} for 15. */
  public static String of(int signal) {
    if (signal >= 1 && signal <= STANDARD.size()) {
      return "SIG" + STANDARD.get(signal - 1);
    }
    return signal == REAL_TIME_FIRST ? "SIGRTMIN" : "SIGRTMIN+" + (signal - REAL_TIME_FIRST);
  }

  private static String alias(String name) {
    return switch (name) {
      case "IOT" -> "ABRT";
      case "CLD" -> "CHLD";
      case "POLL" -> "IO";
      default -> name;
    };
  }

  private static int realTime(String name, String text) {
    Matcher parts = REAL_TIME.matcher(name);
    if (!parts.matches()) {
      throw unknown(text);
    }
    boolean fromFirst = parts.group(1).equals("MIN");
    int distance = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    if (distance != 0 && fromFirst != parts.group(2).equals("+")) {
      throw unknown(text);
    }
    int signal = fromFirst ? REAL_TIME_FIRST + distance : LAST - distance;
    if (signal < REAL_TIME_FIRST) {
      throw unknown(text);
    }
    return checked(signal, text);
  }

  private static int checked(int signal, String text) {
    if (signal < 1 || signal > LAST) {
      throw unknown(text);
    }
    return signal;
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException("there is no signal `" + text + "`");
  }
}
