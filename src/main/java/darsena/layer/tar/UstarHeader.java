package darsena.layer.tar;

import darsena.layer.DeviceNumber;
import darsena.layer.Metadata;
import java.nio.charset.StandardCharsets;

/** One ustar header block being filled in; values it cannot hold are cut, a pax header has them. */
final class UstarHeader {
  static final int NAME_LENGTH = 100;
  static final long LARGEST_ID = 0777_7777;
  static final long LARGEST_SIZE = 077_777_777_777L;

  private final byte[] block = new byte[512];

  UstarHeader(char type, byte[] name, Metadata metadata) {
    bytes(0, NAME_LENGTH, name);
    octal(100, 8, metadata.mode());
    octal(108, 8, metadata.uid() > LARGEST_ID ? 0 : metadata.uid());
    octal(116, 8, metadata.gid() > LARGEST_ID ? 0 : metadata.gid());
    octal(124, 12, 0);
    long seconds = metadata.seconds();
    octal(136, 12, seconds < 0 || seconds > LARGEST_SIZE ? 0 : seconds);
    block[156] = (byte) type;
    bytes(257, 8, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
    octal(329, 8, 0);
    octal(337, 8, 0);
  }

  UstarHeader sized(long size) {
    octal(124, 12, size > LARGEST_SIZE ? 0 : size);
    return this;
  }

  UstarHeader linkedTo(byte[] target) {
    bytes(157, NAME_LENGTH, target);
    return this;
  }

  UstarHeader device(DeviceNumber device) {
    octal(329, 8, device.major());
    octal(337, 8, device.minor());
    return this;
  }

  /** The block with its checksum: the sum of all bytes, the checksum itself taken as spaces. */
  byte[] bytes() {
    byte[] result = block.clone();
    int sum = 8 * ' ';
    for (byte each : result) {
      sum += Byte.toUnsignedInt(each);
    }
    byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, result, 148, digits.length);
    return result;
  }

  private void bytes(int at, int limit, byte[] value) {
    System.arraycopy(value, 0, block, at, Math.min(limit, value.length));
  }

  private void octal(int at, int length, long value) {
    for (int digit = at + length - 2; digit >= at; digit--) {
      block[digit] = (byte) ('0' + (value & 7));
      value >>= 3;
    }
  }
}
