package darsena.cli.format;

import darsena.text.DisplayWidth;

/** A text in double quotes as Go writes it, which is how docker shows commands. */
public final class Quoted {
  private Quoted() {}

  /** The text, cut to so many columns first, in quotes. */
  public static String cut(String text, int columns) {
    return of(DisplayWidth.ellipsis(text, columns));
  }

  /** The text in quotes. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(codePoint -> append(out, codePoint));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    switch (codePoint) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      default -> out.appendCodePoint(codePoint);
    }
  }
}
