package darsena.layer.index;

import darsena.layer.DeviceNumber;
import darsena.layer.EntryKind;
import darsena.layer.LayerPath;
import darsena.layer.Metadata;
import darsena.os.tree.ExtendedAttribute;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One line of a file index in bytes; the layout is described at {@link FileIndex}. */
final class IndexRecord {
  private static final int OPAQUE = 1;
  private static final int IMPLIED = 2;
  private static final int DEVICE = 4;
  private static final int DIGEST = 8;
  private static final int ATTRIBUTES = 16;
  private static final int DIGEST_LENGTH = 32;
  private static final List<EntryKind> KINDS = List.of(EntryKind.values());

  private IndexRecord() {}

  static void write(IndexEntry entry, DataOutputStream out) throws IOException {
    Metadata metadata = entry.metadata();
    int flags = flags(entry);
    writeShort(entry.path().bytes(), out);
    out.writeByte(KINDS.indexOf(entry.kind()));
    out.writeByte(flags);
    out.writeShort(metadata.mode());
    out.writeInt((int) metadata.uid());
    out.writeInt((int) metadata.gid());
    out.writeLong(entry.size());
    out.writeLong(metadata.seconds());
    out.writeInt(metadata.nanoseconds());
    writeShort(entry.link(), out);
    if ((flags & DEVICE) != 0) {
      out.writeInt(entry.device().major());
      out.writeInt(entry.device().minor());
    }
    out.write(entry.digest());
    if ((flags & ATTRIBUTES) != 0) {
      writeAttributes(metadata.attributes(), out);
    }
  }

  private static int flags(IndexEntry entry) {
    return (entry.opaque() ? OPAQUE : 0)
        | (entry.implied() ? IMPLIED : 0)
        | (entry.device().equals(DeviceNumber.NONE) ? 0 : DEVICE)
        | (entry.digest().length == DIGEST_LENGTH ? DIGEST : 0)
        | (entry.metadata().attributes().isEmpty() ? 0 : ATTRIBUTES);
  }

  private static void writeAttributes(List<ExtendedAttribute> attributes, DataOutputStream out)
      throws IOException {
    out.writeShort(attributes.size());
    for (ExtendedAttribute each : attributes) {
      writeShort(each.name().getBytes(StandardCharsets.UTF_8), out);
      out.writeInt(each.value().length);
      out.write(each.value());
    }
  }

  private static void writeShort(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  /** Only the path of a record, for searching. */
  static LayerPath path(ByteBuffer in) {
    return LayerPath.of(readShort(in));
  }

  static IndexEntry read(ByteBuffer in) {
    LayerPath path = path(in);
    EntryKind kind = KINDS.get(in.get());
    int flags = in.get();
    int mode = in.getShort();
    long uid = Integer.toUnsignedLong(in.getInt());
    long gid = Integer.toUnsignedLong(in.getInt());
    long size = in.getLong();
    long seconds = in.getLong();
    int nanoseconds = in.getInt();
    byte[] link = readShort(in);
    DeviceNumber device =
        (flags & DEVICE) != 0 ? new DeviceNumber(in.getInt(), in.getInt()) : DeviceNumber.NONE;
    byte[] digest = readBytes(in, (flags & DIGEST) != 0 ? DIGEST_LENGTH : 0);
    List<ExtendedAttribute> attributes = (flags & ATTRIBUTES) != 0 ? attributes(in) : List.of();
    Metadata metadata = new Metadata(mode, uid, gid, seconds, nanoseconds, attributes);
    boolean opaque = (flags & OPAQUE) != 0;
    boolean implied = (flags & IMPLIED) != 0;
    return new IndexEntry(path, kind, metadata, size, link, device, digest, opaque, implied);
  }

  private static List<ExtendedAttribute> attributes(ByteBuffer in) {
    List<ExtendedAttribute> result = new ArrayList<>();
    for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
      String name = new String(readShort(in), StandardCharsets.UTF_8);
      result.add(new ExtendedAttribute(name, readBytes(in, in.getInt())));
    }
    return result;
  }

  private static byte[] readShort(ByteBuffer in) {
    return readBytes(in, Short.toUnsignedInt(in.getShort()));
  }

  private static byte[] readBytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
