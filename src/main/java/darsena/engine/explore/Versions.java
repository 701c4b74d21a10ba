package darsena.engine.explore;

import darsena.engine.explore.compact.BytePool;
import darsena.engine.explore.compact.Growth;
import java.util.Arrays;
import java.util.Optional;

/**
 * What layers have at paths, a column for each property, since an image may have millions. A
 * version is a number; what is long is a number in the pool.
 */
final class Versions {
  /** In the columns of layers: nothing ended it. */
  static final int STANDING = Character.MAX_VALUE;

  private static final int IMPLIED_MODE = 0755;
  private static final int IMPLIED_FLAG = 1 << 12;

  private final BytePool pool;
  private final int empty;
  private int count;
  private char[] layers = {};
  private char[] ended = {};
  private EntryKind[] kinds = {};
  private char[] modes = {};
  private int[] users = {};
  private int[] groups = {};
  private long[] sizes = {};
  private long[] times = {};
  private int[] targets = {};
  private int[] digests = {};
  private int[] attributes = {};
  private int[] originals = {};

  Versions() {
    this(new BytePool());
  }

  private Versions(BytePool pool) {
    this.pool = pool;
    this.empty = pool.intern(new byte[0]);
  }

  int append(int layer, FileEntry entry) {
    int version = appendBlank(layer, entry.kind(), entry.mode() & 07777);
    users[version] = entry.user();
    groups[version] = entry.group();
    sizes[version] = entry.kind().isRegular() ? entry.size() : 0;
    times[version] = entry.modified();
    targets[version] = pool.intern(entry.target());
    digests[version] = pool.intern(entry.digest());
    attributes[version] = pool.intern(entry.attributes());
    return version;
  }

  /** A directory that no layer names. */
  int appendImplied(int layer) {
    int version = appendBlank(layer, EntryKind.DIRECTORY, IMPLIED_MODE | IMPLIED_FLAG);
    targets[version] = empty;
    digests[version] = empty;
    attributes[version] = empty;
    return version;
  }

  /** A version as another image's columns have it, whose layers follow {@code offset} others. */
  int appendFrom(Versions other, int version, int offset, int end) {
    int copy =
        appendBlank(other.layers[version] + offset, other.kind(version), other.modes[version]);
    users[copy] = other.users[version];
    groups[copy] = other.groups[version];
    sizes[copy] = other.sizes[version];
    times[copy] = other.times[version];
    targets[copy] = pool.intern(other.pool.bytes(other.targets[version]));
    digests[copy] = pool.intern(other.pool.bytes(other.digests[version]));
    attributes[copy] = pool.intern(other.pool.bytes(other.attributes[version]));
    ended[copy] = (char) (other.isStanding(version) ? end : other.ended[version] + offset);
    return copy;
  }

  int count() {
    return count;
  }

  int layer(int version) {
    return layers[version];
  }

  int ended(int version) {
    return ended[version];
  }

  void end(int version, int layer) {
    ended[version] = (char) layer;
  }

  boolean isStanding(int version) {
    return ended[version] == STANDING;
  }

  boolean isLive(int version, int layer) {
    return layers[version] <= layer && layer < ended[version];
  }

  EntryKind kind(int version) {
    return kinds[version];
  }

  long size(int version) {
    return sizes[version];
  }

  int digest(int version) {
    return digests[version];
  }

  byte[] target(int version) {
    return pool.bytes(targets[version]);
  }

  /** The version whose bytes a hard link names; itself for anything else. */
  int original(int version) {
    return originals[version];
  }

  /** Makes a hard link one with the file it names. */
  void link(int link, int original) {
    originals[link] = original;
    sizes[link] = sizes[original];
    if (digests[link] == empty) {
      digests[link] = digests[original];
    }
  }

  /** In what two versions of one path differ, as bits of {@link Difference}. */
  int differences(int before, int after) {
    if (before == after) {
      return 0;
    }
    int bits = differs(Difference.KIND, shape(before) != shape(after));
    bits |= differs(Difference.CONTENT, contentDiffers(before, after));
    bits |= differs(Difference.MODE, ((modes[before] ^ modes[after]) & 07777) != 0);
    bits |=
        differs(Difference.OWNER, users[before] != users[after] || groups[before] != groups[after]);
    bits |= differs(Difference.TIME, times[before] != times[after]);
    return bits | differs(Difference.ATTRIBUTES, attributes[before] != attributes[after]);
  }

  private boolean contentDiffers(int before, int after) {
    if (!kind(before).isRegular() || !kind(after).isRegular()) {
      return targets[before] != targets[after];
    }
    if (digests[before] != empty && digests[after] != empty) {
      return digests[before] != digests[after];
    }
    return sizes[before] != sizes[after] || times[before] != times[after];
  }

  private EntryKind shape(int version) {
    return kind(version).isRegular() ? EntryKind.FILE : kind(version);
  }

  private static int differs(Difference difference, boolean so) {
    return so ? difference.bit() : 0;
  }

  FileVersion version(int version) {
    return new FileVersion(
        layers[version],
        isStanding(version) ? Optional.empty() : Optional.of((int) ended[version]),
        kind(version),
        (modes[version] & IMPLIED_FLAG) != 0,
        modes[version] & 07777,
        users[version],
        groups[version],
        sizes[version],
        times[version],
        pool.bytes(targets[version]),
        pool.bytes(digests[version]),
        pool.bytes(attributes[version]));
  }

  /** These versions only, in this order, and no room for more. */
  Versions ordered(int[] order) {
    int[] places = new int[count];
    Versions result = new Versions(pool);
    result.resize(order.length);
    result.count = order.length;
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
      result.copy(place, this, order[place]);
    }
    for (int place = 0; place < order.length; place++) {
      result.originals[place] = places[originals[order[place]]];
    }
    pool.freeze();
    return result;
  }

  private void copy(int to, Versions other, int from) {
    layers[to] = other.layers[from];
    ended[to] = other.ended[from];
    kinds[to] = other.kinds[from];
    modes[to] = other.modes[from];
    users[to] = other.users[from];
    groups[to] = other.groups[from];
    sizes[to] = other.sizes[from];
    times[to] = other.times[from];
    targets[to] = other.targets[from];
    digests[to] = other.digests[from];
    attributes[to] = other.attributes[from];
  }

  private int appendBlank(int layer, EntryKind kind, int mode) {
    if (count == layers.length) {
      resize(Growth.beyond(count, count + 1));
    }
    layers[count] = (char) layer;
    ended[count] = STANDING;
    kinds[count] = kind;
    modes[count] = (char) mode;
    originals[count] = count;
    return count++;
  }

  private void resize(int length) {
    layers = Arrays.copyOf(layers, length);
    ended = Arrays.copyOf(ended, length);
    kinds = Arrays.copyOf(kinds, length);
    modes = Arrays.copyOf(modes, length);
    users = Arrays.copyOf(users, length);
    groups = Arrays.copyOf(groups, length);
    sizes = Arrays.copyOf(sizes, length);
    times = Arrays.copyOf(times, length);
    targets = Arrays.copyOf(targets, length);
    digests = Arrays.copyOf(digests, length);
    attributes = Arrays.copyOf(attributes, length);
    originals = Arrays.copyOf(originals, length);
  }
}
