package darsena.layer.tar;

import darsena.layer.InvalidLayerException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * One 512-byte header block, its checksum verified. The layouts are those of POSIX 1003.1 (ustar),
 * of GNU tar's manual ("Basic Tar Format") and of star.
 */
final class TarHeader {
  static final int BLOCK = 512;
  private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};
  private static final byte[] GNU = {'u', 's', 't', 'a', 'r', ' ', ' ', 0};
  private static final byte[] STAR_TRAILER = {'t', 'a', 'r', 0};

  private final byte[] block;

  private TarHeader(byte[] block) {
    this.block = block;
  }

  /** Verifies a block's checksum. */
  static TarHeader of(byte[] block) throws InvalidLayerException {
    long unsigned = 8 * ' ';
    long signed = 8 * ' '; // some old writers summed signed characters
    for (int at = 0; at < BLOCK; at++) {
      if (at < 148 || at >= 156) {
        unsigned += Byte.toUnsignedInt(block[at]);
        signed += block[at];
      }
    }
    OptionalLong written = TarNumber.of(block, 148, 8);
    if (written.isEmpty() || !List.of(unsigned, signed).contains(written.getAsLong())) {
      throw new InvalidLayerException("a tar header has a wrong checksum");
    }
    return new TarHeader(block.clone());
  }

  char type() {
    return (char) Byte.toUnsignedInt(block[156]);
  }

  /** The name with its prefix, where the format has one. */
  byte[] name() {
    byte[] name = text(0, 100);
    byte[] prefix = prefix();
    if (prefix.length == 0) {
      return name;
    }
    byte[] joined = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    joined[prefix.length] = '/';
    System.arraycopy(name, 0, joined, prefix.length + 1, name.length);
    return joined;
  }

  private byte[] prefix() {
    if (!matches(257, USTAR)) {
      return new byte[0];
    }
    return matches(508, STAR_TRAILER) ? text(345, 131) : text(345, 155);
  }

  byte[] link() {
    return text(157, 100);
  }

  long size() throws InvalidLayerException {
    return number(124, 12, "size");
  }

  long mode() throws InvalidLayerException {
    return number(100, 8, "mode");
  }

  long uid() throws InvalidLayerException {
    return number(108, 8, "owner");
  }

  long gid() throws InvalidLayerException {
    return number(116, 8, "group");
  }

  long seconds() throws InvalidLayerException {
    return number(136, 12, "time");
  }

  long deviceMajor() throws InvalidLayerException {
    return number(329, 8, "device number");
  }

  long deviceMinor() throws InvalidLayerException {
    return number(337, 8, "device number");
  }

  boolean isGnu() {
    return matches(257, GNU);
  }

  /** The file's size with holes, in a header of GNU's old sparse format. */
  long realSize() throws InvalidLayerException {
    return number(483, 12, "size");
  }

  /** The block itself, for {@link OldSparseMap}. */
  byte[] block() {
    return block;
  }

  private long number(int offset, int length, String what) throws InvalidLayerException {
    OptionalLong value = TarNumber.of(block, offset, length);
    if (value.isEmpty()) {
      throw new InvalidLayerException("a tar header has a malformed " + what);
    }
    return value.getAsLong();
  }

  private byte[] text(int offset, int length) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, offset, end);
  }

  private boolean matches(int offset, byte[] expected) {
    return Arrays.equals(block, offset, offset + expected.length, expected, 0, expected.length);
  }
}
