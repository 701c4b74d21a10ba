package darsena.tui.widget;

import darsena.tui.keys.Stroke;
import java.util.Optional;

/**
 * One line of text that is being written.
 *
 * @param cursor a place in the text, in chars
 */
public record Line(String text, int cursor) {
  /** Nothing yet. */
  public static final Line EMPTY = new Line("", 0);

  /** A text with the cursor at its end. */
  public static Line of(String text) {
    return new Line(text, text.length());
  }

  /** What a key makes of it; empty when the key is none of an editor's. */
  public Optional<Line> type(Stroke stroke) {
    if (stroke.types()) {
      return Optional.of(insert(Character.toString(stroke.character())));
    }
    if (stroke.control()) {
      return control(stroke.character());
    }
    return switch (stroke.key()) {
      case BACKSPACE -> Optional.of(erase(before(), cursor));
      case DELETE -> Optional.of(erase(cursor, after()));
      case LEFT -> Optional.of(new Line(text, before()));
      case RIGHT -> Optional.of(new Line(text, after()));
      case HOME -> Optional.of(new Line(text, 0));
      case END -> Optional.of(of(text));
      default -> Optional.empty();
    };
  }

  /** With a text put in at the cursor; line ends become blanks. */
  public Line insert(String added) {
    String flat = added.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "");
    return new Line(
        text.substring(0, cursor) + flat + text.substring(cursor), cursor + flat.length());
  }

  private Optional<Line> control(int character) {
    return switch (character) {
      case 'a' -> Optional.of(new Line(text, 0));
      case 'e' -> Optional.of(of(text));
      case 'u' -> Optional.of(erase(0, cursor));
      case 'k' -> Optional.of(erase(cursor, text.length()));
      case 'w' -> Optional.of(erase(wordStart(), cursor));
      case 'h' -> Optional.of(erase(before(), cursor));
      default -> Optional.empty();
    };
  }

  private Line erase(int from, int to) {
    return new Line(text.substring(0, from) + text.substring(to), from);
  }

  private int before() {
    return cursor == 0 ? 0 : text.offsetByCodePoints(cursor, -1);
  }

  private int after() {
    return cursor == text.length() ? cursor : text.offsetByCodePoints(cursor, 1);
  }

  private int wordStart() {
    int at = cursor;
    while (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    while (at > 0 && text.charAt(at - 1) != ' ') {
      at--;
    }
    return at;
  }
}
