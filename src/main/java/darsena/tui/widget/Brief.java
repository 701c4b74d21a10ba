package darsena.tui.widget;

import java.time.Duration;
import java.util.Locale;

/** Sizes and ages in as few columns as say enough. */
public final class Brief {
  private static final String[] UNITS = {"B", "K", "M", "G", "T", "P", "E"};

  private Brief() {}

  /** Bytes in at most five columns, powers of 1,024: {@code 210M}, {@code 1.5G}. */
  public static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    boolean fraction = unit > 0 && value < 9.95;
    return String.format(Locale.ROOT, fraction ? "%.1f%s" : "%.0f%s", value, UNITS[unit]);
  }

  /** A stretch of time in at most four columns: {@code 12s}, {@code 3m}, {@code 2h}, {@code 5d}. */
  public static String age(Duration stretch) {
    long seconds = Math.max(0, stretch.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m";
    }
    if (seconds < 48 * 3600) {
      return seconds / 3600 + "h";
    }
    long days = seconds / 86_400;
    return days < 1000 ? days + "d" : days / 365 + "y";
  }

  /** A share of one processor in at most four columns: {@code 0%}, {@code 3%}, {@code 212%}. */
  public static String percent(double fraction) {
    double percent = fraction * 100;
    boolean small = percent >= 0.05 && percent < 9.95;
    return String.format(Locale.ROOT, small ? "%.1f%%" : "%.0f%%", percent);
  }
}
