package darsena.cli.format;

import darsena.text.ForeignText;
import java.util.HexFormat;

/** JSON that is safe to show: it stays the same document. */
public final class JsonText {
  private static final HexFormat HEX = HexFormat.of();

  private JsonText() {}

  /** A document with what a terminal would obey written as {@code \\uXXXX}; line ends stay. */
  public static String safe(String document) {
    StringBuilder out = new StringBuilder(document.length());
    document
        .codePoints()
        .forEach(codePoint -> {
          if (codePoint == '\n' || !ForeignText.isUnsafe(codePoint)) {
            out.appendCodePoint(codePoint);
            return;
          }
          for (char unit : Character.toChars(codePoint)) {
            out.append("\\u").append(HEX.toHexDigits(unit));
          }
        });
    return out.toString();
  }
}
