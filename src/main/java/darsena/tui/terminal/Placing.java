package darsena.tui.terminal;

import darsena.text.DisplayWidth;
import darsena.tui.theme.Style;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Turns clusters and styles into the cells of Lanterna's screen; each pair once. */
final class Placing {
  private static final int MOST = 20_000;
  private static final char EMOJI_SELECTOR = '\uFE0F';
  private static final char JOINER = '\u200D';

  private final Depth depth;
  private final Map<Style, Map<String, Cell>> cells = new HashMap<>();
  private int size;

  Placing(Depth depth) {
    this.depth = depth;
  }

  /** The cell for a cluster. */
  Cell cell(String cluster, Style style) {
    Map<String, Cell> known = cells.computeIfAbsent(style, key -> new HashMap<>());
    Cell cell = known.get(cluster);
    if (cell == null) {
      cell = make(cluster, style);
      remember(known, cluster, cell);
    }
    return cell;
  }

  private void remember(Map<String, Cell> known, String cluster, Cell cell) {
    if (++size > MOST) {
      // A log of endless new characters must not fill the memory.
      cells.clear();
      size = 0;
    }
    known.put(cluster, cell);
  }

  private Cell make(String cluster, Style style) {
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
