package darsena.sample;

import java.util.List;
import java.util.Locale;

/** The texts in the sample image. */
final class SampleText {
  static final List<String> TOOLS =
      List.of(
          "cat", "echo", "env", "false", "help", "id", "ls", "ps", "pwd", "rm", "sleep", "touch",
          "true");

  static final String PASSWD =
      """
      root:x:0:0:root:/root:/bin/sh
      keeper:x:1543:1543:lighthouse keeper:/srv/harbour:/bin/sh
      """;

  static final String GROUP =
      """
      root:x:0:
      keeper:x:1543:
      """;

  static final String OS_RELEASE =
      """
      NAME="Lanterna"
      ID=lanterna
      PRETTY_NAME="Lanterna, the sample image of Darsena"
      """;

  static final String OLD_CHART =
      """
      INNER BASIN
      berths 1-8    5 m
      berths 9-12   depth unknown
      """;

  static final String NEW_CHART =
      """
      INNER BASIN, surveyed anew
      berths 1-8    5 m
      berths 9-12   7 m
      the mole      keep 20 m off
      """;

  private static final int MINUTES_A_DAY = 1440;
  private static final int DAYS = 14;
  private static final double LUNAR_MINUTES = 745.2;

  private SampleText() {}

  /** Two weeks of a tide that never was, every five minutes. */
  static String tides() {
    StringBuilder table = new StringBuilder("day,minute,centimetres\n");
    for (int minute = 0; minute < DAYS * MINUTES_A_DAY; minute += 5) {
      double height = 12 * StrictMath.sin(2 * Math.PI * minute / LUNAR_MINUTES);
      table.append(
          String.format(
              Locale.ROOT, "%d,%d,%.2f\n", minute / MINUTES_A_DAY, minute % MINUTES_A_DAY, height));
    }
    return table.toString();
  }
}
