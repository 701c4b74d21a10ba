package darsena.tui.theme;

/**
 * A colour as a theme or a program names it; the terminal shows the nearest it can. Equality is by
 * hand, see {@link Style#equals}.
 */
public sealed interface Ink {
  /** The terminal's own foreground or background. */
  Ink DEFAULT = Default.INK;

  /** See {@link #DEFAULT}. */
  enum Default implements Ink {
    /** The only one. */
    INK
  }

  /** One of the terminal's 256: 0 to 15 are its own palette. */
  record Indexed(int number) implements Ink {
    /** Refuses numbers that no terminal has. */
    public Indexed {
      if (number < 0 || number > 255) {
        throw new IllegalArgumentException("colours are numbered from 0 to 255");
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Indexed indexed && number == indexed.number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  /** Red, green and blue, 0 to 255 each. */
  record Rgb(int red, int green, int blue) implements Ink {
    /** Refuses what is no byte. */
    public Rgb {
      if (((red | green | blue) & ~0xff) != 0) {
        throw new IllegalArgumentException("red, green and blue are from 0 to 255");
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Rgb rgb && code() == rgb.code();
    }

    @Override
    public int hashCode() {
      return code();
    }

    private int code() {
      return red << 16 | green << 8 | blue;
    }
  }
}
