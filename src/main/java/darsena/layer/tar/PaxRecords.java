package darsena.layer.tar;

import darsena.layer.Metadata;
import darsena.os.tree.ExtendedAttribute;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The records of a pax header being written: {@code length key=value\n}. */
public final class PaxRecords {
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  /** What of an entry does not fit a ustar header. */
  static PaxRecords beyondUstar(byte[] name, Metadata metadata, long size, byte[] link) {
    PaxRecords pax = new PaxRecords();
    if (name.length > UstarHeader.NAME_LENGTH) {
      pax.add("path", name);
    }
    if (link.length > UstarHeader.NAME_LENGTH) {
      pax.add("linkpath", link);
    }
    if (size > UstarHeader.LARGEST_SIZE) {
      pax.add("size", Long.toString(size));
    }
    pax.addOwner(metadata);
    pax.addTime(metadata);
    for (ExtendedAttribute attribute : metadata.attributes()) {
      pax.add("SCHILY.xattr." + attribute.name(), attribute.value());
    }
    return pax;
  }

  private void addOwner(Metadata metadata) {
    if (metadata.uid() > UstarHeader.LARGEST_ID) {
      add("uid", Long.toString(metadata.uid()));
    }
    if (metadata.gid() > UstarHeader.LARGEST_ID) {
      add("gid", Long.toString(metadata.gid()));
    }
  }

  private void addTime(Metadata metadata) {
    long seconds = metadata.seconds();
    boolean whole = metadata.nanoseconds() == 0;
    if (whole && seconds >= 0 && seconds <= UstarHeader.LARGEST_SIZE) {
      return;
    }
    add("mtime", decimal(seconds, metadata.nanoseconds()));
  }

  /** Seconds and nanoseconds as one decimal; -1 and 750,000,000 are -0.25. */
  static String decimal(long seconds, int nanoseconds) {
    if (seconds >= 0) {
      return "%d.%09d".formatted(seconds, nanoseconds);
    }
    if (nanoseconds == 0) {
      return Long.toString(seconds);
    }
    return "-%d.%09d".formatted(-(seconds + 1), 1_000_000_000 - nanoseconds);
  }

  public void add(String key, String value) {
    add(key, value.getBytes(StandardCharsets.UTF_8));
  }

  public void add(String key, byte[] value) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    int content = name.length + value.length + 3; // the space, the equals sign, the line's end
    int length = content + Integer.toString(content).length();
    length = content + Integer.toString(length).length();
    records.writeBytes((length + " ").getBytes(StandardCharsets.US_ASCII));
    records.writeBytes(name);
    records.write('=');
    records.writeBytes(value);
    records.write('\n');
  }

  boolean isEmpty() {
    return records.size() == 0;
  }

  public byte[] bytes() {
    return records.toByteArray();
  }
}
