package darsena.tui.terminal;

import darsena.text.DisplayWidth;
import darsena.tui.theme.Style;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns clusters and styles into the cells of Lanterna's screen; each pair once. */
final class Placing {
  private static final int MOST = 20_000;
  private static final int ASCII = 128;
  private static final char EMOJI_SELECTOR = '\uFE0F';
  private static final char JOINER = '\u200D';

  private final Depth depth;
  private final Map<Style, Palette> palettes = new HashMap<>();
  private Palette last = new Palette();
  private Style lastStyle = Style.PLAIN;
  private int size;

  Placing(Depth depth) {
    this.depth = depth;
    palettes.put(lastStyle, last);
  }

  /** The cells of one style. */
  private static final class Palette {
    private final @Nullable Cell[] ascii = new Cell[ASCII];
    private final Map<String, Cell> others = new HashMap<>();

    @Nullable Cell get(String cluster) {
      char first = cluster.charAt(0);
      return first < ASCII && cluster.length() == 1 ? ascii[first] : others.get(cluster);
    }

    void put(String cluster, Cell cell) {
      char first = cluster.charAt(0);
      if (first < ASCII && cluster.length() == 1) {
        ascii[first] = cell;
      } else {
        others.put(cluster, cell);
      }
    }
  }

  /** The cell for a cluster. */
  Cell cell(String cluster, Style style) {
    Palette palette = palette(style);
    Cell cell = palette.get(cluster);
    if (cell == null) {
      cell = make(cluster, style);
      palette.put(cluster, cell);
      forget();
    }
    return cell;
  }

  /** Neighbours mostly have the same style. */
  private Palette palette(Style style) {
    if (!style.equals(lastStyle)) {
      last = palettes.computeIfAbsent(style, key -> new Palette());
      lastStyle = style;
    }
    return last;
  }

  /** A log of endless new characters must not fill the memory. */
  private void forget() {
    if (++size > MOST) {
      palettes.clear();
      lastStyle = Style.PLAIN;
      last = new Palette();
      palettes.put(lastStyle, last);
      size = 0;
    }
  }

  private Cell make(String cluster, Style style) {
    if (cluster.equals(" ") && style.equals(Style.PLAIN)) {
      return Cell.BLANK;
    }
    String pen =
        (style.bold() ? ";1" : "")
            + (style.italic() ? ";3" : "")
            + (style.underlined() ? ";4" : "")
            + (style.reversed() ? ";7" : "")
            + depth.foreground(style.foreground())
            + depth.background(style.background());
    int width = Math.clamp(DisplayWidth.of(cluster), 1, 2);
    return new Cell(placeable(cluster, width), width, pen);
  }

  /**
   * A cluster that every terminal places alike: sequences that some draw as one sign and others as
   * several are cut to their first.
   */
  private static String placeable(String cluster, int width) {
    if (cluster.length() == 1) {
      return cluster;
    }
    String composed = Normalizer.normalize(cluster, Normalizer.Form.NFC);
    int joiner = composed.indexOf(JOINER);
    String first = joiner > 0 ? composed.substring(0, joiner) : composed;
    int selector = first.indexOf(EMOJI_SELECTOR);
    String bare = selector > 0 ? first.substring(0, selector) : first;
    if (bare.isEmpty()) {
      return "�";
    }
    int missing = width - DisplayWidth.of(bare);
    return missing > 0 ? bare + " ".repeat(missing) : bare;
  }
}
