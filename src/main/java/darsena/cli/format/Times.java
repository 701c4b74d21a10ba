package darsena.cli.format;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Points in time in docker's forms. */
public final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT);
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX", Locale.ROOT);
  private static final String NEVER = "0001-01-01T00:00:00Z";

  private Times() {}

  /** As Go prints a time: {@code 2026-11-21 20:37:32 +0000 UTC}. */
  public static String go(Instant moment, ZoneId zone) {
    boolean utc = zone.getRules().getOffset(moment).equals(ZoneOffset.UTC);
    String name = utc ? "UTC" : abbreviation(moment, zone);
    return SECONDS.format(moment.atZone(zone)) + " " + name;
  }

  /** {@code 2026-11-21T20:37:32Z}, whole seconds in a zone. */
  public static String rfc3339(Instant moment, ZoneId zone) {
    return RFC_3339.format(moment.atZone(zone));
  }

  /** {@code 2026-11-21T20:37:32.123456789Z}, without zeros at its end. */
  public static String nanos(Instant moment) {
    OffsetDateTime time = moment.atOffset(ZoneOffset.UTC);
    String fraction = "%09d".formatted(time.getNano()).replaceAll("0+$", "");
    String whole = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.withNano(0));
    return whole + (fraction.isEmpty() ? "" : "." + fraction) + "Z";
  }

  /** {@code 2026-11-21T20:37:32.123456000+01:00}, always as long, in a zone. */
  public static String fixed(Instant moment, ZoneId zone) {
    return FIXED.format(moment.atZone(zone));
  }

  /** What docker writes for a time that has not come. */
  public static String never() {
    return NEVER;
  }

  private static String abbreviation(Instant moment, ZoneId zone) {
    String name = DateTimeFormatter.ofPattern("zzz", Locale.ROOT).format(moment.atZone(zone));
    return name.isEmpty() ? zone.getDisplayName(TextStyle.SHORT, Locale.ROOT) : name;
  }
}
