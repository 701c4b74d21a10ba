package darsena.layer.index;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.layer.LayerPath;
import darsena.layer.LayerTree;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * What a layer has, in the order of a walk: a window onto a file that unpacking wrote.
 *
 * <p>The format, all numbers big-endian: the 16 bytes {@code darsena index 1} and a line's end; the
 * records; a table of their offsets, 8 bytes each; the table's offset, 8 bytes; the count, 4; a
 * CRC-32C of all before it, 4. A record is: path (length 2, bytes), kind 1, flags 1 (opaque 1,
 * implied 2, device 4, digest 8, attributes 16), mode 2, uid 4, gid 4, size 8, modification time in
 * seconds 8 and nanoseconds 4, link (length 2, bytes), major 4 and minor 4 if flagged, the
 * content's sha256 32 if flagged, and if flagged the attributes: count 2, each a name (length 2,
 * bytes) and a value (length 4, bytes).
 */
public final class FileIndex implements Closeable {
  static final byte[] MAGIC = "darsena index 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER = 16;
  private static final int LONGEST_RECORD = 64 << 20;

  private final Path file;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment content;
  private final long table;
  private final int count;

  private FileIndex(Path file) throws IOException {
    this.file = file;
    boolean usable = false;
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = channel.size();
      if (size < MAGIC.length + TRAILER) {
        throw damaged();
      }
      content = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      ByteBuffer trailer = content.asSlice(size - TRAILER).asByteBuffer();
      table = trailer.getLong();
      count = trailer.getInt();
      boolean whole = count >= 0 && table + count * 8L + TRAILER == size;
      if (!whole || content.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) >= 0) {
        throw damaged();
      }
      usable = true;
    } finally {
      if (!usable) {
        arena.close();
      }
    }
  }

  /** Opens the index of a layer in the store. */
  public static FileIndex open(LayerTree layer) throws IOException {
    return open(layer.index());
  }

  /** Opens an index by its file; one that was not written by Darsena to its end is refused. */
  public static FileIndex open(Path file) throws IOException {
    return new FileIndex(file);
  }

  /** How many entries there are; the root is always the first. */
  public int size() {
    return count;
  }

  /** The entry at a place in the order. */
  public IndexEntry entry(int position) {
    try {
      return IndexRecord.read(record(position));
    } catch (BufferUnderflowException | IndexOutOfBoundsException outside) {
      throw damaged();
    }
  }

  /** All entries as a list that reads each when it is asked for it. */
  public List<IndexEntry> entries() {
    return new Window();
  }

  /** The entry of a path, found by bisection. */
  public Optional<IndexEntry> find(LayerPath path) {
    int position = position(path);
    return position < 0 ? Optional.empty() : Optional.of(entry(position));
  }

  /** Where a path is in the order, or as {@link java.util.Arrays#binarySearch} tells otherwise. */
  public int position(LayerPath path) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = path(middle).compareTo(path);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** Whether every byte is the one that was written. */
  public boolean isIntact() {
    CRC32C checksum = new CRC32C();
    long end = content.byteSize() - 4;
    for (long at = 0; at < end; at += 1 << 20) {
      checksum.update(content.asSlice(at, Math.min(1 << 20, end - at)).asByteBuffer());
    }
    return content.asSlice(end).asByteBuffer().getInt() == (int) checksum.getValue();
  }

  private LayerPath path(int position) {
    try {
      return IndexRecord.path(record(position));
    } catch (BufferUnderflowException | IndexOutOfBoundsException outside) {
      throw damaged();
    }
  }

  private ByteBuffer record(int position) {
    long start = content.asSlice(table + position * 8L, 8).asByteBuffer().getLong();
    long length = Math.min(table - start, LONGEST_RECORD);
    return content.asSlice(start, length).asByteBuffer();
  }

  private DarsenaException damaged() {
    return new DarsenaException(
        ErrorKind.DAMAGED,
        "cannot read the file index `" + file + "`: it is not what was written there",
        "Remove the images that use this layer, and pull them again.");
  }

  @Override
  public void close() {
    arena.close();
  }

  private final class Window extends AbstractList<IndexEntry> implements RandomAccess {
    @Override
    public IndexEntry get(int position) {
      return entry(Objects.checkIndex(position, count));
    }

    @Override
    public int size() {
      return count;
    }
  }
}
