package darsena.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a whole an answer of status 206 holds.
 *
 * @param last offset of the last byte
 */
record ContentRange(long first, long last, Optional<Long> whole) {
  private static final Pattern FORM =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  static Optional<ContentRange> parse(String header) {
    Matcher parts = FORM.matcher(header.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String whole = parts.group(3);
    return Optional.of(
        new ContentRange(
            Long.parseLong(parts.group(1)),
            Long.parseLong(parts.group(2)),
            whole.equals("*") ? Optional.empty() : Optional.of(Long.parseLong(whole))));
  }

  /** Whether it is exactly what was asked for: everything of a whole from an offset on. */
  boolean isRest(long offset, long size) {
    return first == offset && last == size - 1 && whole.filter(value -> value != size).isEmpty();
  }
}
