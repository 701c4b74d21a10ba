package darsena.layer.tar;

import java.util.List;

/**
 * Which parts of a file a tar archive stores; the rest is holes.
 *
 * @param size of the file, holes included
 * @param segments in ascending order, without overlaps, inside the size
 */
public record SparseMap(long size, List<Segment> segments) {

  /** A part that is stored. */
  public record Segment(long offset, long length) {}

  /** Refuses a map that contradicts itself. */
  public SparseMap {
    segments = List.copyOf(segments);
    long end = 0;
    for (Segment each : segments) {
      boolean ordered = each.offset >= end && each.length >= 0;
      if (!ordered || each.offset > size || each.length > size - each.offset) {
        throw new IllegalArgumentException("its map of holes contradicts itself");
      }
      end = each.offset + each.length;
    }
  }

  /** A file without holes. */
  public static SparseMap whole(long size) {
    return new SparseMap(size, List.of(new Segment(0, size)));
  }

  /** How many bytes the archive stores. */
  public long stored() {
    long sum = 0;
    for (Segment each : segments) {
      sum += each.length;
    }
    return sum;
  }

  /** How many bytes the file has that the archive does not store. */
  public long holes() {
    return size - stored();
  }
}
