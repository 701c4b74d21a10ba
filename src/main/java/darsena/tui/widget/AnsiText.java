package darsena.tui.widget;

import darsena.text.ForeignText;
import darsena.tui.theme.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program's output line as spans: its colours are kept, tabs become blanks, what a carriage
 * return or a backspace would overwrite is gone, and every other control sequence is left out.
 */
public final class AnsiText {
  /** Longer lines are cut here: nobody reads them on a screen, and wrapping them takes time. */
  public static final int LONGEST = 16 * 1024;

  private static final int TAB = 8;
  private static final char ESCAPE = '\033';
  private static final char STRING_END = '\007';

  private final Style base;
  private final List<Span> spans = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Style pen;

  private AnsiText(Style base) {
    this.base = base;
    this.pen = base;
  }

  /** Reads a line of UTF-8; malformed bytes appear as {@code \xHH}. */
  public static List<Span> spans(byte[] line, Style base) {
    boolean cut = line.length > LONGEST;
    String whole = ForeignText.decode(cut ? Arrays.copyOf(line, LONGEST) : line);
    return spans(cut ? whole + "…" : whole, base);
  }

  /** Reads a line. */
  public static List<Span> spans(String line, Style base) {
    AnsiText reader = new AnsiText(base);
    reader.read(line);
    reader.close();
    return reader.spans;
  }

  /** The same without colours. */
  public static String plain(byte[] line) {
    StringBuilder out = new StringBuilder();
    spans(line, Style.PLAIN).forEach(span -> out.append(span.text()));
    return out.toString();
  }

  private void read(String line) {
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      switch (c) {
        case ESCAPE -> at = escape(line, at + 1);
        case '\t' -> {
          text.append(" ".repeat(TAB - width() % TAB));
          at++;
        }
        case '\r' -> {
          if (!line.substring(at).isBlank()) {
            text.setLength(0);
            spans.clear();
          }
          at++;
        }
        case '\b' -> {
          text.setLength(Math.max(0, text.length() - 1));
          at++;
        }
        default -> {
          int point = line.codePointAt(at);
          if (!ForeignText.isUnsafe(point)) {
            text.appendCodePoint(point);
          }
          at += Character.charCount(point);
        }
      }
    }
  }

  /** Behind an escape; returns where text goes on. */
  private int escape(String line, int at) {
    if (at >= line.length()) {
      return at;
    }
    return switch (line.charAt(at)) {
      case '[' -> control(line, at + 1);
      case ']', 'P', 'X', '^', '_' -> string(line, at + 1);
      case '(', ')', '*', '+', '#', '%' -> Math.min(line.length(), at + 2);
      default -> at + 1;
    };
  }

  private int control(String line, int from) {
    int at = from;
    while (at < line.length() && (line.charAt(at) < '@' || line.charAt(at) > '~')) {
      at++;
    }
    if (at < line.length() && line.charAt(at) == 'm') {
      close();
      pen = Sgr.apply(pen, line.substring(from, at), base);
    }
    return Math.min(line.length(), at + 1);
  }

  private static int string(String line, int from) {
    for (int at = from; at < line.length(); at++) {
      if (line.charAt(at) == STRING_END) {
        return at + 1;
      }
      if (line.charAt(at) == ESCAPE) {
        return Math.min(line.length(), at + 2);
      }
    }
    return line.length();
  }

  private int width() {
    return spans.stream().mapToInt(span -> span.text().length()).sum() + text.length();
  }

  private void close() {
    if (!text.isEmpty()) {
      spans.add(new Span(text.toString(), pen));
      text.setLength(0);
    }
  }
}
