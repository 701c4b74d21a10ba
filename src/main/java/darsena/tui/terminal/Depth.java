package darsena.tui.terminal;

import com.googlecode.lanterna.TextColor;
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
  private static final TextColor.ANSI[] PALETTE = {
    TextColor.ANSI.BLACK,
    TextColor.ANSI.RED,
    TextColor.ANSI.GREEN,
    TextColor.ANSI.YELLOW,
    TextColor.ANSI.BLUE,
    TextColor.ANSI.MAGENTA,
    TextColor.ANSI.CYAN,
    TextColor.ANSI.WHITE,
    TextColor.ANSI.BLACK_BRIGHT,
    TextColor.ANSI.RED_BRIGHT,
    TextColor.ANSI.GREEN_BRIGHT,
    TextColor.ANSI.YELLOW_BRIGHT,
    TextColor.ANSI.BLUE_BRIGHT,
    TextColor.ANSI.MAGENTA_BRIGHT,
    TextColor.ANSI.CYAN_BRIGHT,
    TextColor.ANSI.WHITE_BRIGHT
  };

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

  /** The nearest colour that the terminal has. */
  public TextColor nearest(Ink ink) {
    return switch (ink) {
      case Ink.Default _ -> TextColor.ANSI.DEFAULT;
      case Ink.Indexed(int number) -> indexed(number);
      case Ink.Rgb(int red, int green, int blue) -> rgb(red, green, blue);
    };
  }

  private TextColor indexed(int number) {
    return switch (this) {
      case NONE -> TextColor.ANSI.DEFAULT;
      case SIXTEEN ->
          number < CUBE ? PALETTE[number] : sixteen(red(number), green(number), blue(number));
      case INDEXED, TRUE -> number < CUBE ? PALETTE[number] : new TextColor.Indexed(number);
    };
  }

  private TextColor rgb(int red, int green, int blue) {
    return switch (this) {
      case NONE -> TextColor.ANSI.DEFAULT;
      case SIXTEEN -> sixteen(red, green, blue);
      case INDEXED -> new TextColor.Indexed(cube(red, green, blue));
      case TRUE -> new TextColor.RGB(red, green, blue);
    };
  }

  private static TextColor sixteen(int red, int green, int blue) {
    int bright = Math.max(red, Math.max(green, blue));
    if (bright < 50) {
      return TextColor.ANSI.BLACK;
    }
    if (bright - Math.min(red, Math.min(green, blue)) < 30) {
      return PALETTE[bright < 140 ? 8 : bright < 220 ? 7 : 15];
    }
    int bits =
        (red * 2 > bright ? 1 : 0) | (green * 2 > bright ? 2 : 0) | (blue * 2 > bright ? 4 : 0);
    return PALETTE[bright > 190 ? bits + 8 : bits];
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
