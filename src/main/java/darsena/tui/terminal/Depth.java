package darsena.tui.terminal;

import darsena.tui.theme.Ink;
import java.util.Locale;
import java.util.Map;

/** How many colours a terminal shows, and which of them is nearest to one that is asked for. */
public enum Depth {
  /** None: bold, reverse and underline only. */
  NONE,
  /** Sixteen. */
  SIXTEEN,
  /** 256. */
  INDEXED,
  /** All. */
  TRUE;

  private static final int CUBE = 16;
  private static final int GREYS = 232;
  private static final int BRIGHT = 8;

  /** What the variables NO_COLOR, COLORTERM and TERM promise. */
  public static Depth of(Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return NONE;
    }
    String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    String hint = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    if (term.equals("dumb") || term.startsWith("vt1") || term.startsWith("vt2")) {
      return NONE;
    }
    if (hint.equals("truecolor") || hint.equals("24bit") || term.endsWith("-direct")) {
      return TRUE;
    }
    return term.contains("256") ? INDEXED : SIXTEEN;
  }

  /** SGR's parameter for the nearest foreground, behind a semicolon; empty for the usual one. */
  String foreground(Ink ink) {
    return parameter(ink, 30);
  }

  /** The same for the background. */
  String background(Ink ink) {
    return parameter(ink, 40);
  }

  /** No switch: those over types are put together at run time, which the first frame waits for. */
  private String parameter(Ink ink, int base) {
    if (this == NONE) {
      return "";
    }
    if (ink instanceof Ink.Indexed(int number)) {
      return indexed(number, base);
    }
    if (ink instanceof Ink.Rgb(int red, int green, int blue)) {
      return rgb(red, green, blue, base);
    }
    return "";
  }

  private String indexed(int number, int base) {
    if (number < CUBE) {
      return own(number, base);
    }
    return this == SIXTEEN
        ? own(sixteen(red(number), green(number), blue(number)), base)
        : ";" + (base + 8) + ";5;" + number;
  }

  private String rgb(int red, int green, int blue, int base) {
    return switch (this) {
      case NONE -> "";
      case SIXTEEN -> own(sixteen(red, green, blue), base);
      case INDEXED -> ";" + (base + 8) + ";5;" + cube(red, green, blue);
      case TRUE -> ";" + (base + 8) + ";2;" + red + ";" + green + ";" + blue;
    };
  }

  /** One of the terminal's own sixteen; the bright ones are aixterm's. */
  private static String own(int number, int base) {
    return ";" + (number < BRIGHT ? base + number : base + 60 + number - BRIGHT);
  }

  private static int sixteen(int red, int green, int blue) {
    int brightest = Math.max(red, Math.max(green, blue));
    if (brightest < 50) {
      return 0;
    }
    if (brightest - Math.min(red, Math.min(green, blue)) < 30) {
      return brightest < 140 ? 8 : brightest < 220 ? 7 : 15;
    }
    int bits =
        (red * 2 > brightest ? 1 : 0)
            | (green * 2 > brightest ? 2 : 0)
            | (blue * 2 > brightest ? 4 : 0);
    return brightest > 190 ? bits + BRIGHT : bits;
  }

  private static int cube(int red, int green, int blue) {
    int high = Math.max(red, Math.max(green, blue));
    int low = Math.min(red, Math.min(green, blue));
    if (high - low < 10 && high > 8 && high < 248) {
      return GREYS + (high - 8) * 24 / 240;
    }
    return CUBE + 36 * level(red) + 6 * level(green) + level(blue);
  }

  /** Levels of the cube are 0, 95, 135, 175, 215, 255. */
  private static int level(int value) {
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
  }

  private static int red(int number) {
    return number >= GREYS ? grey(number) : channel((number - CUBE) / 36);
  }

  private static int green(int number) {
    return number >= GREYS ? grey(number) : channel((number - CUBE) / 6 % 6);
  }

  private static int blue(int number) {
    return number >= GREYS ? grey(number) : channel((number - CUBE) % 6);
  }

  private static int grey(int number) {
    return 8 + 10 * (number - GREYS);
  }

  private static int channel(int level) {
    return level == 0 ? 0 : 55 + 40 * level;
  }
}
