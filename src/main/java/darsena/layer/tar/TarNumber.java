package darsena.layer.tar;

import java.util.OptionalLong;

/** The numbers of a tar header: octal digits, or two's complement behind a set first bit. */
final class TarNumber {
  private TarNumber() {}

  /** The value; empty when malformed or beyond 64 bits. A blank field is 0. */
  static OptionalLong of(byte[] block, int offset, int length) {
    return (block[offset] & 0x80) != 0
        ? binary(block, offset, length)
        : octal(block, offset, length);
  }

  /** GNU's base-256: the second bit is the sign, the rest big-endian two's complement. */
  private static OptionalLong binary(byte[] block, int offset, int length) {
    boolean negative = (block[offset] & 0x40) != 0;
    long inversion = negative ? 0xff : 0;
    long value = 0;
    for (int at = offset; at < offset + length; at++) {
      long digit = Byte.toUnsignedLong(block[at]) ^ inversion;
      if (at == offset) {
        digit &= 0x7f;
      }
      if (value >>> 55 != 0) {
        return OptionalLong.empty();
      }
      value = value << 8 | digit;
    }
    return OptionalLong.of(negative ? ~value : value);
  }

  private static OptionalLong octal(byte[] block, int offset, int length) {
    int start = offset;
    int end = offset + length;
    while (start < end && isBlank(block[start])) {
      start++;
    }
    while (end > start && isBlank(block[end - 1])) {
      end--;
    }
    long value = 0;
    for (int at = start; at < end; at++) {
      int digit = block[at] - '0';
      if (digit < 0 || digit > 7 || value >>> 60 != 0) {
        return OptionalLong.empty();
      }
      value = value << 3 | digit;
    }
    return OptionalLong.of(value);
  }

  private static boolean isBlank(byte each) {
    return each == ' ' || each == 0;
  }
}
