package darsena.layer.tar;

import darsena.layer.InvalidLayerException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A modification time, clamped to what every file system can keep: 1970 to 2446, as ext4. */
record TarTime(long seconds, int nanoseconds) {
  private static final Pattern DECIMAL = Pattern.compile("(-?)([0-9]{1,18})(?:\\.([0-9]*))?");
  private static final long LATEST = 0x3_7fff_ffffL;

  /** Whole seconds. */
  static TarTime whole(long seconds) {
    return of(seconds, 0);
  }

  /** Seconds with a fraction, as pax writes them. */
  static TarTime parse(String text) throws InvalidLayerException {
    Matcher parts = DECIMAL.matcher(text);
    if (!parts.matches()) {
      throw new InvalidLayerException("a pax header has a malformed mtime");
    }
    if (!parts.group(1).isEmpty()) {
      return of(-1, 0);
    }
    String fraction = parts.group(3) == null ? "" : parts.group(3);
    String nanoseconds = (fraction + "000000000").substring(0, 9);
    return of(Long.parseLong(parts.group(2)), Integer.parseInt(nanoseconds));
  }

  private static TarTime of(long seconds, int nanoseconds) {
    if (seconds < 0) {
      return new TarTime(0, 0);
    }
    return seconds > LATEST ? new TarTime(LATEST, 0) : new TarTime(seconds, nanoseconds);
  }
}
