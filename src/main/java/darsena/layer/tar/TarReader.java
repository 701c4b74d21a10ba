package darsena.layer.tar;

import darsena.layer.EntryKind;
import darsena.layer.InvalidLayerException;
import darsena.layer.tar.SparseFormats.Found;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the entries of a tar archive: V7, ustar, pax, GNU and star. Names, targets and attributes
 * are bytes throughout, which is why this is not a library's reader. Global pax headers are passed
 * over, as docker and podman do. Anything malformed is refused, never guessed at.
 */
public final class TarReader {
  private static final int BLOCK = TarHeader.BLOCK;
  private static final int LARGEST_SPECIAL = 1 << 20;

  private final InputStream in;

  /** Bytes of the current entry's data that were not read yet, and what pads them. */
  private long remaining;

  private int padding;

  /** Reads an archive that is not compressed. */
  public TarReader(InputStream in) {
    this.in = in;
  }

  /** The next entry, the rest of the one before skipped; empty at the end of the archive. */
  public Optional<TarEntry> next() throws IOException {
    skipRest();
    EntryBuilder entry = new EntryBuilder();
    for (Optional<TarHeader> read = header(); read.isPresent(); read = header()) {
      TarHeader header = read.get();
      switch (header.type()) {
        case 'x' -> entry.extend(PaxHeader.parse(special(header)));
        case 'L' -> entry.named(untilNul(special(header)));
        case 'K' -> entry.linked(untilNul(special(header)));
        case 'g', 'V' -> {
          data(header.size());
          skipRest();
        }
        default -> {
          return Optional.of(complete(entry, header));
        }
      }
    }
    if (!entry.isBlank()) {
      throw new InvalidLayerException("the tar archive ends after an extended header");
    }
    return Optional.empty();
  }

  private TarEntry complete(EntryBuilder entry, TarHeader header) throws IOException {
    long stored = entry.storedSize(header);
    EntryKind kind = EntryBuilder.kind(header);
    if (kind != EntryKind.FILE) {
      return entry.build(header, kind, SparseMap.whole(0));
    }
    SparseMap sparse = sparse(entry, header, stored);
    if (sparse.stored() != remaining) {
      throw new InvalidLayerException("a sparse entry's map contradicts its size");
    }
    return entry.build(header, kind, sparse);
  }

  private SparseMap sparse(EntryBuilder entry, TarHeader header, long stored) throws IOException {
    if (header.type() == 'S') {
      Found old = SparseFormats.old(header, this::block);
      data(stored);
      return old.map();
    }
    data(stored);
    Optional<Found> found = entry.sparse(stored, this::mapBlock);
    return found.isPresent() ? found.get().map() : SparseMap.whole(stored);
  }

  /** Reads stored bytes of the current entry; -1 when there are no more. */
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (remaining == 0) {
      return -1;
    }
    int count = in.read(buffer, offset, (int) Math.min(length, remaining));
    if (count < 0) {
      throw truncated();
    }
    remaining -= count;
    return count;
  }

  private void data(long size) throws InvalidLayerException {
    if (size < 0) {
      throw new InvalidLayerException("a tar entry has a negative size");
    }
    remaining = size;
    padding = (int) (-size & (BLOCK - 1));
  }

  private void skipRest() throws IOException {
    try {
      in.skipNBytes(remaining);
      in.skipNBytes(padding);
    } catch (EOFException early) {
      throw truncated();
    }
    remaining = 0;
    padding = 0;
  }

  private byte[] special(TarHeader header) throws IOException {
    if (header.size() < 0 || header.size() > LARGEST_SPECIAL) {
      throw new InvalidLayerException("an extended tar header has " + header.size() + " bytes");
    }
    data(header.size());
    byte[] content = in.readNBytes((int) remaining);
    if (content.length < remaining) {
      throw truncated();
    }
    remaining = 0;
    skipRest();
    return content;
  }

  private static byte[] untilNul(byte[] text) {
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return Arrays.copyOf(text, end);
  }

  /** A header block; empty at the end of the stream or behind two blocks of zeros. */
  private Optional<TarHeader> header() throws IOException {
    byte[] block = new byte[BLOCK];
    int length = in.readNBytes(block, 0, BLOCK);
    if (length == 0) {
      return Optional.empty();
    }
    if (length < BLOCK) {
      throw truncated();
    }
    if (!isZero(block)) {
      return Optional.of(TarHeader.of(block));
    }
    if (in.readNBytes(block, 0, BLOCK) > 0 && !isZero(block)) {
      throw new InvalidLayerException("a tar archive goes on behind a block of zeros");
    }
    return Optional.empty();
  }

  private static boolean isZero(byte[] block) {
    for (byte each : block) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  private byte[] block() throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    if (block.length < BLOCK) {
      throw truncated();
    }
    return block;
  }

  private byte[] mapBlock() throws IOException {
    if (remaining < BLOCK) {
      throw new InvalidLayerException("a sparse entry's map is cut off");
    }
    remaining -= BLOCK;
    return block();
  }

  private static InvalidLayerException truncated() {
    return new InvalidLayerException("the tar archive is cut off");
  }
}
