package darsena.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as {@code --since} and {@code --until} take them: a duration back from now ({@code
 * 1h30m}), seconds since 1970, or a date of RFC 3339, whole or cut short.
 */
public final class Moment {
  private static final Pattern PART =
      Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
  private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d{1,9})?");
  private static final Pattern HOUR_ONLY = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d");

  private Moment() {}

  /** The point in time; an {@link IllegalArgumentException} says which forms there are. */
  public static Instant parse(String text, Instant now, ZoneId zone) {
    Optional<Duration> back = duration(text);
    if (back.isPresent()) {
      return now.minus(back.get());
    }
    if (SECONDS.matcher(text).matches()) {
      BigDecimal seconds = new BigDecimal(text);
      return Instant.ofEpochSecond(
          seconds.longValue(), seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
    try {
      return date(text, zone);
    } catch (DateTimeParseException other) {
      throw new IllegalArgumentException(
          "a time is a duration such as 10m, seconds since 1970, or a date such as"
              + " 2026-01-31T15:04:05Z",
          other);
    }
  }

  /** Reads a duration as Go writes them, {@code 1h30m} or {@code 1.5s}; empty if it is none. */
  public static Optional<Duration> duration(String text) {
    Matcher part = PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      BigDecimal nanos = new BigDecimal(part.group(1)).multiply(nanos(part.group(2)));
      sum = sum.plusNanos(nanos.longValue());
      end = part.end();
    }
    return end == text.length() && end > 0 ? Optional.of(sum) : Optional.empty();
  }

  private static BigDecimal nanos(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ns" -> 1L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 1_000L;
        });
  }

  private static Instant date(String text, ZoneId zone) {
    int time = text.indexOf('T');
    if (time < 0) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    if (HOUR_ONLY.matcher(text).matches()) {
      return LocalDateTime.parse(text + ":00").atZone(zone).toInstant();
    }
    boolean hasOffset =
        text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(zone).toInstant();
  }
}
