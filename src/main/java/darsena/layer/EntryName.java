package darsena.layer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What an entry's name means in a layer: a path of its own, or a mark of the specification's. */
public sealed interface EntryName {
  int LONGEST_COMPONENT = 255;
  int LONGEST_PATH = 4095;

  /** The path at which the entry belongs. */
  record Plain(LayerPath path) implements EntryName {}

  /** The path that the entry hides: {@code .wh.NAME}. */
  record Whiteout(LayerPath hidden) implements EntryName {}

  /** The directory whose lower content the entry hides: {@code .wh..wh..opq}. */
  record Opaque(LayerPath directory) implements EntryName {}

  /** Book-keeping of aufs, which no reader unpacks. */
  record Ignored() implements EntryName {}

  /** Reads a name as tar has it. Absolute ones are relative to the root of the tree. */
  static EntryName of(byte[] name) throws InvalidLayerException {
    LayerPath path = path(name);
    if (path.isRoot()) {
      return new Plain(path);
    }
    Marks marks = new Marks(path);
    if (marks.isBookKeeping()) {
      return new Ignored();
    }
    marks.refuseInParents();
    return marks.meaning();
  }

  /** A name without its dots and slashes; one that leaves the tree is refused. */
  static LayerPath path(byte[] name) throws InvalidLayerException {
    ByteArrayOutputStream clean = new ByteArrayOutputStream(name.length);
    int start = 0;
    for (int at = 0; at <= name.length; at++) {
      if (at == name.length || name[at] == '/') {
        addComponent(name, start, at, clean);
        start = at + 1;
      }
    }
    if (clean.size() > LONGEST_PATH) {
      throw new InvalidLayerException("a path has " + clean.size() + " bytes");
    }
    return LayerPath.of(clean.toByteArray());
  }

  private static void addComponent(byte[] name, int start, int end, ByteArrayOutputStream clean)
      throws InvalidLayerException {
    int length = end - start;
    if (length == 0 || (length == 1 && name[start] == '.')) {
      return;
    }
    if (length == 2 && name[start] == '.' && name[start + 1] == '.') {
      throw new InvalidLayerException("the entry `" + shown(name) + "` leaves the tree");
    }
    if (length > LONGEST_COMPONENT) {
      throw new InvalidLayerException("a name has " + length + " bytes");
    }
    if (clean.size() > 0) {
      clean.write('/');
    }
    clean.write(name, start, length);
  }

  /** For messages. */
  static String shown(byte[] name) {
    return new String(name, StandardCharsets.UTF_8);
  }

  /**
   * The prefixes that give a name another meaning; OCI image specification, layer.md, Whiteouts.
   */
  final class Marks {
    private static final byte[] WHITEOUT = {'.', 'w', 'h', '.'};
    private static final byte[] BOOK_KEEPING = {'.', 'w', 'h', '.', '.', 'w', 'h', '.'};
    private static final byte[] OPAQUE = ".wh..wh..opq".getBytes(StandardCharsets.US_ASCII);

    private final LayerPath path;
    private final byte[] name;

    Marks(LayerPath path) {
      this.path = path;
      this.name = path.name();
    }

    boolean isBookKeeping() {
      boolean belowBookKeeping = startsWith(path.bytes(), BOOK_KEEPING);
      return (belowBookKeeping || startsWith(name, BOOK_KEEPING)) && !Arrays.equals(name, OPAQUE);
    }

    void refuseInParents() throws InvalidLayerException {
      for (byte[] each : path.parent().components()) {
        if (startsWith(each, WHITEOUT)) {
          throw new InvalidLayerException("`" + path + "` lies below the mark of a whiteout");
        }
      }
    }

    EntryName meaning() throws InvalidLayerException {
      if (!startsWith(name, WHITEOUT)) {
        return new Plain(path);
      }
      if (Arrays.equals(name, OPAQUE)) {
        return new Opaque(path.parent());
      }
      byte[] hidden = Arrays.copyOfRange(name, WHITEOUT.length, name.length);
      String text = shown(hidden);
      if (text.isEmpty() || text.equals(".") || text.equals("..")) {
        throw new InvalidLayerException("`" + path + "` is a whiteout of no name");
      }
      return new Whiteout(path.parent().child(hidden));
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
      return bytes.length >= prefix.length
          && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
  }
}
