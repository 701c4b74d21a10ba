package darsena.layer.tar;

import darsena.layer.InvalidLayerException;
import darsena.layer.tar.SparseMap.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** GNU tar's four ways to write down a file's holes; its manual, "Storing Sparse Files". */
final class SparseFormats {
  /** Of a map's text or blocks; the longest name of a number is 20 digits. */
  private static final int LARGEST_MAP = 8 << 20;

  /** Where further blocks come from. */
  @FunctionalInterface
  interface Blocks {
    byte[] next() throws IOException;
  }

  /** A map, and how many bytes of the entry's data it took to tell it. */
  record Found(SparseMap map, long consumed) {}

  private SparseFormats() {}

  /** The old format: 4 segments in the header, 21 in each further block. */
  static Found old(TarHeader header, Blocks blocks) throws IOException {
    if (!header.isGnu()) {
      throw new InvalidLayerException("a sparse entry is not of GNU's format");
    }
    List<Segment> segments = new ArrayList<>();
    boolean more = addSegments(header.block(), 386, 4, 482, segments);
    while (more) {
      if (segments.size() * 24 > LARGEST_MAP) {
        throw new InvalidLayerException("a sparse entry's map is too large");
      }
      more = addSegments(blocks.next(), 0, 21, 504, segments);
    }
    return new Found(map(header.realSize(), segments), 0);
  }

  private static boolean addSegments(
      byte[] block, int start, int count, int continued, List<Segment> segments)
      throws InvalidLayerException {
    for (int at = start; at < start + count * 24 && block[at] != 0; at += 24) {
      segments.add(new Segment(field(block, at), field(block, at + 12)));
    }
    return block[continued] != 0;
  }

  private static long field(byte[] block, int at) throws InvalidLayerException {
    OptionalLong value = TarNumber.of(block, at, 12);
    if (value.isEmpty()) {
      throw new InvalidLayerException("a sparse entry's map is malformed");
    }
    return value.getAsLong();
  }

  /** Formats 0.0 and 0.1: the whole map in the pax header. */
  static Found inHeader(PaxHeader pax, long storedSize) throws InvalidLayerException {
    List<String> numbers = pax.sparseNumbers();
    return new Found(map(realSize(pax, storedSize), segments(numbers)), 0);
  }

  /** Format 1.0: the map is lines of decimal numbers before the data, in whole blocks. */
  static Found inData(PaxHeader pax, long storedSize, Blocks blocks) throws IOException {
    LineReader lines = new LineReader(blocks);
    long count = PaxHeader.number("sparse map", lines.next());
    if (count < 0 || count > LARGEST_MAP / 4) {
      throw new InvalidLayerException("a sparse entry's map is too large");
    }
    List<String> numbers = new ArrayList<>();
    for (long each = 0; each < 2 * count; each++) {
      numbers.add(lines.next());
    }
    return new Found(map(realSize(pax, storedSize), segments(numbers)), lines.consumed());
  }

  private static long realSize(PaxHeader pax, long storedSize) throws InvalidLayerException {
    OptionalLong real = pax.number("GNU.sparse.realsize");
    return real.isPresent() ? real.getAsLong() : pax.number("GNU.sparse.size").orElse(storedSize);
  }

  private static List<Segment> segments(List<String> numbers) throws InvalidLayerException {
    if (numbers.size() % 2 != 0) {
      throw new InvalidLayerException("a sparse entry's map is malformed");
    }
    List<Segment> segments = new ArrayList<>();
    for (int at = 0; at < numbers.size(); at += 2) {
      long offset = PaxHeader.number("sparse map", numbers.get(at));
      long length = PaxHeader.number("sparse map", numbers.get(at + 1));
      segments.add(new Segment(offset, length));
    }
    return segments;
  }

  private static SparseMap map(long size, List<Segment> segments) throws InvalidLayerException {
    try {
      return new SparseMap(size, segments);
    } catch (IllegalArgumentException contradiction) {
      throw new InvalidLayerException("a sparse entry's map contradicts itself");
    }
  }

  /** Lines out of whole blocks. */
  private static final class LineReader {
    private final Blocks blocks;
    private byte[] block = new byte[0];
    private int at;
    private long consumed;

    LineReader(Blocks blocks) {
      this.blocks = blocks;
    }

    String next() throws IOException {
      byte[] line = new byte[20];
      int length = 0;
      for (byte each = nextByte(); each != '\n'; each = nextByte()) {
        if (length == line.length) {
          throw new InvalidLayerException("a sparse entry's map is malformed");
        }
        line[length++] = each;
      }
      return new String(Arrays.copyOf(line, length), StandardCharsets.US_ASCII);
    }

    private byte nextByte() throws IOException {
      if (at == block.length) {
        if (consumed > LARGEST_MAP) {
          throw new InvalidLayerException("a sparse entry's map is too large");
        }
        block = blocks.next();
        consumed += block.length;
        at = 0;
      }
      return block[at++];
    }

    long consumed() {
      return consumed;
    }
  }
}
