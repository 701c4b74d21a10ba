package darsena.tui.keys;

import java.util.Locale;

/**
 * One press of a key.
 *
 * @param character the character's code point, the number of a function key, else 0
 * @param shift only told for keys that are no characters
 */
public record Stroke(Key key, int character, boolean control, boolean alt, boolean shift) {

  /** A character as it was typed. */
  public static Stroke of(int character) {
    return new Stroke(Key.CHARACTER, character, false, false, false);
  }

  /** A key that is no character. */
  public static Stroke of(Key key) {
    return new Stroke(key, 0, false, false, false);
  }

  /** A letter with Control. */
  public static Stroke control(int character) {
    return new Stroke(Key.CHARACTER, character, true, false, false);
  }

  /** Whether it types its character. */
  public boolean types() {
    return key == Key.CHARACTER && !control && !alt;
  }

  /**
   * Reads {@code j}, {@code ^d}, {@code S-Tab}, {@code M-x}, {@code PgUp}, {@code F5}, {@code
   * Space}: what {@link #toString} writes.
   */
  public static Stroke parse(String text) {
    if (text.length() == 2 && text.charAt(0) == '^') {
      return control(Character.toLowerCase(text.charAt(1)));
    }
    if (text.length() > 2 && text.startsWith("S-")) {
      Stroke plain = parse(text.substring(2));
      return new Stroke(plain.key, plain.character, plain.control, plain.alt, true);
    }
    if (text.length() > 2 && text.startsWith("M-")) {
      Stroke plain = parse(text.substring(2));
      return new Stroke(plain.key, plain.character, plain.control, true, plain.shift);
    }
    if (text.codePointCount(0, text.length()) == 1) {
      return of(text.codePointAt(0));
    }
    return named(text);
  }

  private static Stroke named(String text) {
    if (text.equals("Space")) {
      return of(' ');
    }
    if (text.matches("F([1-9]|1[0-2])")) {
      return new Stroke(Key.FUNCTION, Integer.parseInt(text.substring(1)), false, false, false);
    }
    for (Key key : Key.values()) {
      if (key != Key.CHARACTER && key.label().equalsIgnoreCase(text)) {
        return of(key);
      }
    }
    throw new IllegalArgumentException("there is no key `" + text + "`");
  }

  /** By hand, see {@link darsena.tui.theme.Style#equals}: the first key waits for it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Stroke stroke
        && key == stroke.key
        && character == stroke.character
        && control == stroke.control
        && alt == stroke.alt
        && shift == stroke.shift;
  }

  @Override
  public int hashCode() {
    int modifiers = (control ? 1 : 0) | (alt ? 2 : 0) | (shift ? 4 : 0);
    return (key.hashCode() * 31 + character) * 31 + modifiers;
  }

  @Override
  public String toString() {
    String bare =
        switch (key) {
          case CHARACTER -> character == ' ' ? "Space" : Character.toString(character);
          case FUNCTION -> "F" + character;
          default -> key.label();
        };
    if (control) {
      bare = "^" + bare.toUpperCase(Locale.ROOT);
    }
    return (alt ? "M-" : "") + (shift ? "S-" : "") + bare;
  }
}
