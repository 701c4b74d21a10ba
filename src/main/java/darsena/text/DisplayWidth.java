package darsena.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many columns of a terminal a text takes. The unit is the extended grapheme cluster: what a
 * person sees as one character. Text must be free of controls, see {@link ForeignText}.
 */
public final class DisplayWidth {
  /** Wide and fullwidth of Unicode's EastAsianWidth.txt, as pairs; emoji the JDK knows itself. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0x4DBF,
    0x4E00, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19,
    0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18D08, 0x1AFF0, 0x1B2FB,
    0x1F200, 0x1F202, 0x1F210, 0x1F23B, 0x1F240, 0x1F248, 0x1F250, 0x1F251, 0x1F260, 0x1F265,
    0x20000, 0x2FFFD, 0x30000, 0x3FFFD
  };

  private static final int FIRST_COMBINING = 0x300;

  private static final int SOFT_HYPHEN = 0xAD;
  private static final int EMOJI_SELECTOR = 0xFE0F;
  private static final String ELLIPSIS = "…";

  private DisplayWidth() {}

  /** The columns of a whole text on one line. */
  public static int of(String text) {
    if (isSimple(text)) {
      return text.length();
    }
    int width = 0;
    for (String cluster : clusters(text)) {
      width += ofCluster(cluster);
    }
    return width;
  }

  /** The columns of one cluster: 0, 1, 2, and more only for a few Indic ones. */
  public static int ofCluster(String cluster) {
    int first = cluster.codePointAt(0);
    boolean alone = Character.charCount(first) == cluster.length();
    if (isRegionalIndicator(first)) {
      return alone ? 1 : 2;
    }
    if (alone) {
      return ofCodePoint(first);
    }
    if (Character.isEmojiPresentation(first)) {
      return 2;
    }
    if (Character.isEmoji(first) && cluster.indexOf(EMOJI_SELECTOR) > 0) {
      return 2;
    }
    return cluster.codePoints().map(DisplayWidth::ofCodePoint).sum();
  }

  /** What people see as characters, in order. */
  public static List<String> clusters(String text) {
    List<String> clusters = new ArrayList<>(text.length());
    if (isSimple(text)) {
      for (int i = 0; i < text.length(); i++) {
        clusters.add(text.substring(i, i + 1));
      }
      return clusters;
    }
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      clusters.add(text.substring(start, end));
      start = end;
    }
    return clusters;
  }

  /** The longest beginning that fits into so many columns. */
  public static String cut(String text, int columns) {
    if (isSimple(text)) {
      return text.substring(0, Math.clamp(columns, 0, text.length()));
    }
    int width = 0;
    int length = 0;
    for (String cluster : clusters(text)) {
      width += ofCluster(cluster);
      if (width > columns) {
        break;
      }
      length += cluster.length();
    }
    return text.substring(0, length);
  }

  /** The text if it fits into so many columns, else its beginning and an ellipsis. */
  public static String ellipsis(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    return columns <= 0 ? "" : cut(text, columns - 1) + ELLIPSIS;
  }

  /** The text and as many blanks as fill so many columns. */
  public static String padRight(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** As many blanks as fill so many columns, and the text. */
  public static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  /** Whether every character is a cluster of one column, without asking Unicode's tables. */
  private static boolean isSimple(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isSimple(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSimple(char c) {
    if (c < FIRST_COMBINING) {
      return c >= ' ' && c != SOFT_HYPHEN && (c < 0x7F || c >= 0xA0);
    }
    // Dashes, quotes, the ellipsis; frames, blocks and shapes before the first emoji; braille.
    return (c >= 0x2010 && c < 0x2028)
        || (c >= 0x2500 && c < 0x25AA)
        || (c >= 0x2800 && c < 0x2900);
  }

  private static boolean isRegionalIndicator(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  private static int ofCodePoint(int codePoint) {
    if (isInvisible(codePoint)) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  private static boolean isInvisible(int codePoint) {
    if (codePoint < ' ' || (codePoint >= 0x7F && codePoint < 0xA0)) {
      return true;
    }
    // Hangul vowels and finals are drawn inside the wide initial that they follow.
    if (codePoint >= 0x1160 && codePoint <= 0x11FF) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.FORMAT -> codePoint != SOFT_HYPHEN && !ForeignText.isVisibleFormat(codePoint);
      default -> false;
    };
  }

  private static boolean isWide(int codePoint) {
    int place = Arrays.binarySearch(WIDE, codePoint);
    // Between the two ends of a pair the insertion point is odd.
    return place >= 0 || (-place - 1) % 2 == 1 || Character.isEmojiPresentation(codePoint);
  }
}
