package darsena.layer.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A path taken apart before its last component.
 *
 * @param directory what leads to it
 * @param name the last component; empty when the path ends in a directory's own name for itself
 * @param endsInSlash whether the path can only mean a directory
 */
record SplitPath(byte[] directory, byte[] name, boolean endsInSlash) {
  private static final byte[] PARENT = {'.', '.'};

  static SplitPath of(byte[] path) {
    int end = path.length;
    while (end > 0 && (path[end - 1] == '/' || isOwnName(path, end))) {
      end--;
    }
    boolean slash = end < path.length;
    int start = end;
    while (start > 0 && path[start - 1] != '/') {
      start--;
    }
    byte[] name = Arrays.copyOfRange(path, start, end);
    if (name.length == 0 || Arrays.equals(name, PARENT)) {
      return new SplitPath(rooted(Arrays.copyOf(path, end)), new byte[0], true);
    }
    return new SplitPath(rooted(Arrays.copyOf(path, start)), name, slash);
  }

  /** A dot that is a whole component. */
  private static boolean isOwnName(byte[] path, int end) {
    return path[end - 1] == '.' && (end == 1 || path[end - 2] == '/');
  }

  private static byte[] rooted(byte[] path) {
    return path.length == 0 ? "/".getBytes(StandardCharsets.US_ASCII) : path;
  }

  /** Where this leads when its last component is a symbolic link to a target. */
  SplitPath linkedTo(byte[] target) {
    byte[] path = target.length > 0 && target[0] == '/' ? target : joined(directory, target);
    SplitPath next = of(path);
    return new SplitPath(next.directory, next.name, next.endsInSlash || endsInSlash);
  }

  static byte[] joined(byte[] directory, byte[] name) {
    if (name.length == 0) {
      return directory;
    }
    byte[] whole = Arrays.copyOf(directory, directory.length + 1 + name.length);
    whole[directory.length] = '/';
    System.arraycopy(name, 0, whole, directory.length + 1, name.length);
    return whole;
  }
}
