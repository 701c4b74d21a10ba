package darsena.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text that others wrote (names, paths, labels, error texts), made safe to show: what a terminal
 * would obey, what reorders a line and what is no UTF-8 appears as an escape such as {@code \x1b},
 * {@code \u202e} or {@code \xff}.
 */
public final class ForeignText {
  private static final HexFormat HEX = HexFormat.of();

  private ForeignText() {}

  /** The text with everything unsafe spelled out; the same text when there is nothing. */
  public static String visible(String text) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (isUnsafe(codePoint)) {
        return escaped(text);
      }
      i += Character.charCount(codePoint);
    }
    return text;
  }

  /** UTF-8 with everything unsafe or malformed spelled out. */
  public static String visible(byte[] utf8) {
    return visible(decode(utf8));
  }

  /**
   * UTF-8 as text, with malformed bytes spelled out as {@code \xHH} and nothing else touched: for
   * who treats control sequences itself.
   */
  public static String decode(byte[] utf8) {
    if (isAscii(utf8)) {
      return new String(utf8, StandardCharsets.US_ASCII);
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(utf8);
    CharBuffer out = CharBuffer.allocate(4 * utf8.length);
    for (CoderResult result = decoder.decode(in, out, true);
        !result.isUnderflow();
        result = decoder.decode(in, out, true)) {
      for (int i = 0; i < result.length(); i++) {
        out.put("\\x").put(HEX.toHexDigits(in.get()));
      }
    }
    return out.flip().toString();
  }

  /**
   * Whether a terminal must never get it from others: controls, C1, bidirectional and invisible
   * formatting, line and paragraph separators, lone surrogates.
   */
  public static boolean isUnsafe(int codePoint) {
    if (codePoint < 0x7F) {
      return codePoint < ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !isJoiner(codePoint) && !isVisibleFormat(codePoint);
      default -> false;
    };
  }

  /** Signs that Unicode counts as formatting although they are drawn: Arabic number signs. */
  static boolean isVisibleFormat(int codePoint) {
    return (codePoint >= 0x600 && codePoint <= 0x605)
        || codePoint == 0x6DD
        || codePoint == 0x70F
        || codePoint == 0x890
        || codePoint == 0x891
        || codePoint == 0x8E2
        || codePoint == 0x110BD
        || codePoint == 0x110CD;
  }

  /** Persian words and emoji families need these two. */
  private static boolean isJoiner(int codePoint) {
    return codePoint == 0x200C || codePoint == 0x200D;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(codePoint -> {
          if (isUnsafe(codePoint)) {
            out.append(escape(codePoint));
          } else {
            out.appendCodePoint(codePoint);
          }
        });
    return out.toString();
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> {
        if (codePoint < 0x80) {
          yield "\\x" + HEX.toHexDigits((byte) codePoint);
        }
        yield codePoint < 0x10000
            ? "\\u" + HEX.toHexDigits((char) codePoint)
            : "\\U" + HEX.toHexDigits(codePoint);
      }
    };
  }

  private static boolean isAscii(byte[] text) {
    for (byte b : text) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }
}
