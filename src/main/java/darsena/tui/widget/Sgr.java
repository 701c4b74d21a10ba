package darsena.tui.widget;

import darsena.tui.theme.Ink;
import darsena.tui.theme.Style;

/** The parameters of SGR, ECMA-48 8.3.117 and xterm's colours, applied to a style. */
final class Sgr {
  private static final int BRIGHT = 8;

  private Sgr() {}

  static Style apply(Style pen, String parameters, Style base) {
    String[] fields = parameters.replace(':', ';').split(";", -1);
    Style style = pen;
    for (int i = 0; i < fields.length; i++) {
      int code = number(fields[i]);
      if (code == 38 || code == 48) {
        boolean indexed = i + 2 < fields.length && number(fields[i + 1]) == 5;
        boolean direct = i + 4 < fields.length && number(fields[i + 1]) == 2;
        if (indexed || direct) {
          Ink ink = indexed ? indexed(fields[i + 2]) : rgb(fields, i + 2);
          style = code == 38 ? style.in(ink) : style.on(ink);
        }
        i += indexed ? 2 : direct ? 4 : 0;
      } else {
        style = simple(style, code, base);
      }
    }
    return style;
  }

  private static Style simple(Style style, int code, Style base) {
    return switch (code) {
      case 0 -> base;
      case 1 -> style.strong();
      case 3 -> style.slanted();
      case 4 -> style.underline();
      case 7 -> style.reverse();
      case 22 -> with(style, false, style.italic(), style.underlined(), style.reversed());
      case 23 -> with(style, style.bold(), false, style.underlined(), style.reversed());
      case 24 -> with(style, style.bold(), style.italic(), false, style.reversed());
      case 27 -> with(style, style.bold(), style.italic(), style.underlined(), false);
      case 39 -> style.in(base.foreground());
      case 49 -> style.on(base.background());
      default -> coloured(style, code);
    };
  }

  private static Style coloured(Style style, int code) {
    if (code >= 30 && code <= 37) {
      return style.in(new Ink.Indexed(code - 30));
    }
    if (code >= 40 && code <= 47) {
      return style.on(new Ink.Indexed(code - 40));
    }
    if (code >= 90 && code <= 97) {
      return style.in(new Ink.Indexed(code - 90 + BRIGHT));
    }
    if (code >= 100 && code <= 107) {
      return style.on(new Ink.Indexed(code - 100 + BRIGHT));
    }
    return style;
  }

  private static Style with(
      Style style, boolean bold, boolean italic, boolean underlined, boolean reversed) {
    return new Style(style.foreground(), style.background(), bold, italic, underlined, reversed);
  }

  private static Ink indexed(String field) {
    return new Ink.Indexed(Math.clamp(number(field), 0, 255));
  }

  private static Ink rgb(String[] fields, int at) {
    return new Ink.Rgb(
        Math.clamp(number(fields[at]), 0, 255),
        Math.clamp(number(fields[at + 1]), 0, 255),
        Math.clamp(number(fields[at + 2]), 0, 255));
  }

  private static int number(String field) {
    return field.matches("\\d{1,6}") ? Integer.parseInt(field) : 0;
  }
}
