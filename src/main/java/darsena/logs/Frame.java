package darsena.logs;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Reads one frame of a log, {@code 2026-01-31T15:04:05.123456789Z stdout F text}, where it lies in
 * a buffer: lines come by the million, so nothing is made of them that is not asked for. What is no
 * frame is taken as a whole line of standard output, of the time before.
 */
final class Frame {
  /** Where the text begins: the monitor's times and streams are all of the same length. */
  static final int HEADER = 40;

  private static final int STREAM = 34;
  private static final int COMPLETENESS = 38;
  private static final int SECOND_LENGTH = 19;

  private byte[] second = new byte[SECOND_LENGTH];
  private long secondNanos;
  private long nanos;

  byte[] buffer = new byte[0];
  int start;
  int end;
  private boolean torn;
  private boolean wellFormed;

  /** Points to the bytes of the next frame; {@code torn} when its line end is missing for ever. */
  void set(byte[] newBuffer, int newStart, int newEnd, boolean newTorn) {
    buffer = newBuffer;
    start = newStart;
    end = newEnd;
    torn = newTorn;
    wellFormed =
        newEnd - newStart >= HEADER
            && newBuffer[newStart + 29] == 'Z'
            && newBuffer[newStart + 30] == ' '
            && newBuffer[newStart + 37] == ' '
            && newBuffer[newStart + 39] == ' ';
  }

  /** Where the text begins in the buffer. */
  int text() {
    return wellFormed ? start + HEADER : start;
  }

  /** How long the text is. */
  int length() {
    return end - text();
  }

  /** 0 for standard output, 1 for standard error. */
  int stream() {
    return wellFormed && buffer[start + STREAM] == 'e' ? 1 : 0;
  }

  /** Whether the line goes on in the next frame of its stream. */
  boolean partial() {
    return torn || (wellFormed && buffer[start + COMPLETENESS] == 'P');
  }

  /** Nanoseconds since 1970. */
  long nanos() {
    if (!wellFormed) {
      return nanos;
    }
    if (!Arrays.equals(buffer, start, start + SECOND_LENGTH, second, 0, SECOND_LENGTH)) {
      readSecond();
    }
    long fraction = 0;
    for (int at = start + SECOND_LENGTH + 1; at < start + 29; at++) {
      fraction = fraction * 10 + (buffer[at] - '0');
    }
    nanos = secondNanos + fraction;
    return nanos;
  }

  private void readSecond() {
    second = Arrays.copyOfRange(buffer, start, start + SECOND_LENGTH);
    try {
      LocalDateTime time = LocalDateTime.parse(new String(second, StandardCharsets.ISO_8859_1));
      secondNanos = time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    } catch (DateTimeException malformed) {
      secondNanos = nanos;
    }
  }

  Line line() {
    return new Line(
        instant(nanos()), stream() == 1, partial(), Arrays.copyOfRange(buffer, text(), end));
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }

  static long nanos(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (ArithmeticException farAway) {
      return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
