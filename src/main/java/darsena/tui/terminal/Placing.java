package darsena.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import darsena.text.DisplayWidth;
import darsena.tui.theme.Style;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Turns clusters and styles into the cells of Lanterna's screen; each pair once. */
final class Placing {
  private static final int MOST = 20_000;
  private static final char EMOJI_SELECTOR = '\uFE0F';
  private static final char JOINER = '\u200D';

  private final Depth depth;
  private final StandIns standIns;
  private final Map<Style, Map<String, TextCharacter>> cells = new HashMap<>();
  private int size;

  Placing(Depth depth, StandIns standIns) {
    this.depth = depth;
    this.standIns = standIns;
  }

  /** The cell for a cluster that takes so many columns. */
  TextCharacter cell(String cluster, int width, Style style) {
    Map<String, TextCharacter> known = cells.computeIfAbsent(style, key -> new HashMap<>());
    TextCharacter cell = known.get(cluster);
    if (cell == null) {
      cell = make(cluster, width, style);
      remember(known, cluster, cell);
    }
    return cell;
  }

  private void remember(Map<String, TextCharacter> known, String cluster, TextCharacter cell) {
    if (++size > MOST) {
      // A log of endless new characters must not fill the memory.
      cells.clear();
      size = 0;
    }
    known.put(cluster, cell);
  }

  private TextCharacter make(String cluster, int width, Style style) {
    EnumSet<SGR> attributes = EnumSet.noneOf(SGR.class);
    if (style.bold()) {
      attributes.add(SGR.BOLD);
    }
    if (style.italic()) {
      attributes.add(SGR.ITALIC);
    }
    if (style.underlined()) {
      attributes.add(SGR.UNDERLINE);
    }
    if (style.reversed()) {
      attributes.add(SGR.REVERSE);
    }
    var foreground = depth.nearest(style.foreground());
    var background = depth.nearest(style.background());
    String text = placeable(cluster, width);
    TextCharacter[] plain = TextCharacter.fromString(text, foreground, background, attributes);
    if (plain.length == 1 && plain[0].isDoubleWidth() == (width == 2)) {
      return plain[0];
    }
    String standIn = standIns.of(text, width);
    return TextCharacter.fromString(standIn, foreground, background, attributes)[0];
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
