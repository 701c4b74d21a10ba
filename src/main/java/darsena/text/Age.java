package darsena.text;

import java.time.Duration;

/** Stretches of time as docker tells them: {@code About a minute}, {@code 3 weeks}. */
public final class Age {
  private static final int WEEK = 24 * 7;
  private static final int MONTH = 24 * 30;
  private static final int YEAR = 24 * 365;

  private Age() {}

  /** The stretch in one unit, rounded as docker's units.HumanDuration does. */
  public static String of(Duration stretch) {
    long seconds = stretch.toSeconds();
    if (seconds < 60) {
      return ofSeconds(seconds);
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return minutes == 1 ? "About a minute" : minutes + " minutes";
    }
    long hours = stretch.plusMinutes(30).toHours();
    return hours == 1 ? "About an hour" : ofHours(hours, stretch.toHours());
  }

  /** The stretch with docker's {@code ago}. */
  public static String ago(Duration stretch) {
    return of(stretch) + " ago";
  }

  private static String ofSeconds(long seconds) {
    if (seconds < 1) {
      return "Less than a second";
    }
    return seconds == 1 ? "1 second" : seconds + " seconds";
  }

  private static String ofHours(long rounded, long whole) {
    if (rounded < 48) {
      return rounded + " hours";
    }
    if (rounded < 2 * WEEK) {
      return rounded / 24 + " days";
    }
    if (rounded < 2 * MONTH) {
      return rounded / WEEK + " weeks";
    }
    return rounded < 2 * YEAR ? rounded / MONTH + " months" : whole / YEAR + " years";
  }
}
