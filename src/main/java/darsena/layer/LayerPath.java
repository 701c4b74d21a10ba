package darsena.layer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path inside a layer: raw bytes, relative to the root, components separated by single slashes;
 * empty for the root. The order is that of a walk: a directory, then all that is in it.
 */
public final class LayerPath implements Comparable<LayerPath> {
  /** The root of the tree. */
  public static final LayerPath ROOT = new LayerPath(new byte[0]);

  private final byte[] bytes;

  private LayerPath(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A path that is known to be relative and clean, as the file index holds it. */
  public static LayerPath of(byte[] clean) {
    return clean.length == 0 ? ROOT : new LayerPath(clean.clone());
  }

  /** A path that is known to be relative and clean, in UTF-8. */
  public static LayerPath of(String clean) {
    return of(clean.getBytes(StandardCharsets.UTF_8));
  }

  /** The raw bytes, without a leading slash. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether this is the root. */
  public boolean isRoot() {
    return bytes.length == 0;
  }

  /** The last component; empty for the root. */
  public byte[] name() {
    return Arrays.copyOfRange(bytes, lastSlash() + 1, bytes.length);
  }

  /** The directory this path is in; the root is its own. */
  public LayerPath parent() {
    int slash = lastSlash();
    return slash < 0 ? ROOT : new LayerPath(Arrays.copyOf(bytes, slash));
  }

  /** The path of an entry of this directory. */
  public LayerPath child(byte[] name) {
    if (isRoot()) {
      return new LayerPath(name.clone());
    }
    byte[] joined = Arrays.copyOf(bytes, bytes.length + 1 + name.length);
    joined[bytes.length] = '/';
    System.arraycopy(name, 0, joined, bytes.length + 1, name.length);
    return new LayerPath(joined);
  }

  /** Whether the other path lies below this one, at any depth. */
  public boolean contains(LayerPath other) {
    if (isRoot()) {
      return !other.isRoot();
    }
    return other.bytes.length > bytes.length
        && other.bytes[bytes.length] == '/'
        && Arrays.equals(bytes, 0, bytes.length, other.bytes, 0, bytes.length);
  }

  /** The components from the root down. */
  public List<byte[]> components() {
    List<byte[]> result = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= bytes.length; at++) {
      if (at > start && (at == bytes.length || bytes[at] == '/')) {
        result.add(Arrays.copyOfRange(bytes, start, at));
        start = at + 1;
      }
    }
    return result;
  }

  @Override
  public int compareTo(LayerPath other) {
    int difference = Arrays.mismatch(bytes, other.bytes);
    if (difference < 0) {
      return 0;
    }
    return Integer.compare(rank(difference), other.rank(difference));
  }

  /** The end comes before a slash, which comes before any other byte. */
  private int rank(int at) {
    if (at >= bytes.length) {
      return -1;
    }
    return bytes[at] == '/' ? 0 : Byte.toUnsignedInt(bytes[at]);
  }

  private int lastSlash() {
    int at = bytes.length - 1;
    while (at >= 0 && bytes[at] != '/') {
      at--;
    }
    return at;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LayerPath that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** For messages; bytes that are not UTF-8 become replacement characters. */
  @Override
  public String toString() {
    return "/" + new String(bytes, StandardCharsets.UTF_8);
  }
}
