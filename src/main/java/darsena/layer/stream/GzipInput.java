package darsena.layer.stream;

import darsena.layer.InvalidLayerException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Every member of a gzip stream (RFC 1952), checksums and lengths verified, nothing allowed behind
 * the last. The JDK's own stream passes over trailing garbage.
 */
final class GzipInput extends InputStream {
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final byte[] buffer = new byte[64 << 10];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 content = new CRC32();
  private final CRC32 header = new CRC32();
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;

  GzipInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!ended) {
      if (!inMember && !startMember()) {
        ended = true;
        return -1;
      }
      int count = inflate(target, offset, length);
      if (count > 0) {
        content.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    if (inflater.needsInput()) {
      if (position == limit && !fill()) {
        throw truncated();
      }
      inflater.setInput(buffer, position, limit - position);
      position = limit;
    }
    try {
      int count = inflater.inflate(target, offset, length);
      if (count == 0 && inflater.needsDictionary()) {
        throw new InvalidLayerException("its gzip stream is damaged");
      }
      return count;
    } catch (DataFormatException damaged) {
      throw new InvalidLayerException("its gzip stream is damaged: " + damaged.getMessage());
    }
  }

  /** Reads a member's header; false at the end of the stream. */
  private boolean startMember() throws IOException {
    if (position == limit && !fill()) {
      return false;
    }
    header.reset();
    if (headerByte() != 0x1f || headerByte() != 0x8b) {
      throw new InvalidLayerException("there is something behind its gzip stream");
    }
    int method = headerByte();
    int flags = headerByte();
    if (method != 8 || (flags & RESERVED) != 0) {
      throw new InvalidLayerException("its gzip stream is of an unknown kind");
    }
    skip(6);
    skipOptional(flags);
    inMember = true;
    return true;
  }

  private void skipOptional(int flags) throws IOException {
    if ((flags & FEXTRA) != 0) {
      skip(headerByte() | headerByte() << 8);
    }
    if ((flags & FNAME) != 0) {
      skipText();
    }
    if ((flags & FCOMMENT) != 0) {
      skipText();
    }
    if ((flags & FHCRC) != 0) {
      long expected = header.getValue() & 0xffff;
      if (expected != (headerByte() | headerByte() << 8)) {
        throw new InvalidLayerException("a gzip header has a wrong checksum");
      }
    }
  }

  private void skip(int count) throws IOException {
    for (int done = 0; done < count; done++) {
      headerByte();
    }
  }

  private void skipText() throws IOException {
    int each = headerByte();
    while (each != 0) {
      each = headerByte();
    }
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    long checksum = trailer();
    long length = trailer();
    if (checksum != content.getValue() || length != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new InvalidLayerException("its gzip stream has a wrong checksum");
    }
    inflater.reset();
    content.reset();
    inMember = false;
  }

  private long trailer() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) headerByte() << shift;
    }
    return value;
  }

  private int headerByte() throws IOException {
    if (position == limit && !fill()) {
      throw truncated();
    }
    int value = Byte.toUnsignedInt(buffer[position++]);
    header.update(value);
    return value;
  }

  private boolean fill() throws IOException {
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    position = 0;
    return limit > 0;
  }

  private static InvalidLayerException truncated() {
    return new InvalidLayerException("its gzip stream is cut off");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
