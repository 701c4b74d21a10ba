package darsena.layer.tar;

import darsena.layer.DeviceNumber;
import darsena.layer.EntryKind;
import darsena.layer.LayerPath;
import darsena.layer.Metadata;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a layer's tar archive: the same entries give the same bytes. Names and targets are bytes
 * and go out as they are. What the ustar header cannot hold goes into a pax header before it (POSIX
 * 1003.1, pax, "pax Header Block").
 */
public final class TarWriter implements Closeable {
  private static final int BLOCK = 512;
  private static final byte[] NONE = new byte[0];

  private final OutputStream out;

  /** Writes to a stream, which closing closes. */
  public TarWriter(OutputStream out) {
    this.out = out;
  }

  /** A name in UTF-8. */
  public static byte[] name(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  /** A directory; a slash behind the name is added. */
  public void directory(byte[] name, Metadata metadata) throws IOException {
    byte[] slashed = Arrays.copyOf(name, name.length + 1);
    slashed[name.length] = '/';
    entry('5', slashed, metadata, 0, NONE, DeviceNumber.NONE);
  }

  /** A file with its content. */
  public void file(byte[] name, Metadata metadata, byte[] content) throws IOException {
    entry('0', name, metadata, content.length, NONE, DeviceNumber.NONE);
    out.write(content);
    pad(content.length);
  }

  /** A file whose content is read from a stream, which must have exactly {@code size} bytes. */
  public void file(byte[] name, Metadata metadata, long size, InputStream content)
      throws IOException {
    entry('0', name, metadata, size, NONE, DeviceNumber.NONE);
    long copied = content.transferTo(out);
    if (copied != size) {
      throw new IOException("the file has " + copied + " bytes, not " + size);
    }
    pad(size);
  }

  /**
   * A file with holes, in GNU tar's format 1.0: the map of what is stored comes before it.
   *
   * @param stored the bytes of the map's segments, one after the other
   */
  public void sparseFile(byte[] name, Metadata metadata, SparseMap map, InputStream stored)
      throws IOException {
    byte[] head = head(map);
    long size = head.length + map.stored();
    byte[] plain = concatenated(name("GNUSparseFile.0/"), LayerPath.of(name).name());
    PaxRecords pax = PaxRecords.beyondUstar(plain, metadata, size, NONE);
    pax.add("GNU.sparse.major", "1");
    pax.add("GNU.sparse.minor", "0");
    pax.add("GNU.sparse.name", name);
    pax.add("GNU.sparse.realsize", Long.toString(map.size()));
    extended(pax);
    out.write(new UstarHeader('0', plain, metadata).sized(size).bytes());
    out.write(head);
    long copied = stored.transferTo(out);
    if (copied != map.stored()) {
      throw new IOException("the file has " + copied + " bytes, not " + map.stored());
    }
    pad(size);
  }

  /** The map as lines of decimal numbers, in whole blocks. */
  private static byte[] head(SparseMap map) {
    StringBuilder lines = new StringBuilder().append(map.segments().size()).append('\n');
    for (SparseMap.Segment each : map.segments()) {
      lines.append(each.offset()).append('\n').append(each.length()).append('\n');
    }
    byte[] text = name(lines.toString());
    return Arrays.copyOf(text, text.length + (-text.length & (BLOCK - 1)));
  }

  /** A symbolic link. */
  public void symbolicLink(byte[] name, Metadata metadata, byte[] target) throws IOException {
    entry('2', name, metadata, 0, target, DeviceNumber.NONE);
  }

  /** Another name of a file that was written before. */
  public void hardLink(byte[] name, Metadata metadata, byte[] first) throws IOException {
    entry('1', name, metadata, 0, first, DeviceNumber.NONE);
  }

  /** A character or block device. */
  public void device(byte[] name, EntryKind kind, Metadata metadata, DeviceNumber device)
      throws IOException {
    entry(kind == EntryKind.BLOCK_DEVICE ? '4' : '3', name, metadata, 0, NONE, device);
  }

  /** A FIFO. */
  public void fifo(byte[] name, Metadata metadata) throws IOException {
    entry('6', name, metadata, 0, NONE, DeviceNumber.NONE);
  }

  /** Hides {@code name}, as the OCI image specification marks it. */
  public void whiteout(byte[] name) throws IOException {
    LayerPath hidden = LayerPath.of(name);
    byte[] mark = concatenated(name(".wh."), hidden.name());
    file(hidden.parent().child(mark).bytes(), Metadata.ofMode(0), NONE);
  }

  /** Hides whatever the layers below have in a directory. */
  public void opaque(byte[] directory) throws IOException {
    LayerPath mark = LayerPath.of(directory).child(name(".wh..wh..opq"));
    file(mark.bytes(), Metadata.ofMode(0), NONE);
  }

  /**
   * An entry's header alone, of any type, as tests of readers need it; {@link #raw} writes what
   * follows.
   */
  public void entry(
      char type, byte[] name, Metadata metadata, long size, byte[] link, DeviceNumber device)
      throws IOException {
    PaxRecords pax = PaxRecords.beyondUstar(name, metadata, size, link);
    if (!pax.isEmpty()) {
      extended(pax);
    }
    UstarHeader head = new UstarHeader(type, name, metadata);
    out.write(head.sized(size).linkedTo(link).device(device).bytes());
  }

  private void extended(PaxRecords pax) throws IOException {
    byte[] records = pax.bytes();
    UstarHeader head = new UstarHeader('x', name("pax/header"), Metadata.ofMode(0644));
    out.write(head.sized(records.length).bytes());
    out.write(records);
    pad(records.length);
  }

  /** Any bytes, filled up to a whole block. */
  public void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    pad(bytes.length);
  }

  private void pad(long length) throws IOException {
    out.write(new byte[(int) (-length & (BLOCK - 1))]);
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] result = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, result, first.length, second.length);
    return result;
  }

  /** Ends the archive. */
  @Override
  public void close() throws IOException {
    try (out) {
      end();
    }
  }

  /** Ends the archive and leaves the stream open. */
  public void end() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }
}
