package darsena.tui.terminal;

import darsena.tui.keys.Key;
import darsena.tui.keys.Stroke;
import darsena.tui.message.Message;
import darsena.tui.message.Mouse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one whole control sequence means. */
final class ControlSequence {
  private static final Pattern BACKGROUND =
      Pattern.compile("11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4}).*");
  private static final int WHEEL = 64;
  private static final int MOTION = 32;

  private ControlSequence() {}

  /** A sequence after CSI or SS3: its parameters and its last byte. */
  static Optional<Message.Input> message(String parameters, char end) {
    if (parameters.startsWith("<")) {
      return mouse(parameters.substring(1), end);
    }
    if (parameters.startsWith("[")) {
      return function(end - 'A' + 1, 0);
    }
    if (parameters.startsWith("?") || parameters.startsWith(">")) {
      return Optional.empty();
    }
    String[] fields = parameters.split(";", -1);
    int modifiers = fields.length > 1 ? Math.max(0, number(fields[1]) - 1) : 0;
    return switch (end) {
      case 'A' -> key(Key.UP, modifiers);
      case 'B' -> key(Key.DOWN, modifiers);
      case 'C' -> key(Key.RIGHT, modifiers);
      case 'D' -> key(Key.LEFT, modifiers);
      case 'H' -> key(Key.HOME, modifiers);
      case 'F' -> key(Key.END, modifiers);
      case 'M' -> key(Key.ENTER, modifiers);
      case 'Z' -> key(Key.TAB, modifiers | 1);
      case 'P', 'Q', 'R', 'S' -> function(end - 'P' + 1, modifiers);
      case 'I' -> Optional.of(new Message.Focused(true));
      case 'O' -> Optional.of(new Message.Focused(false));
      case 'u' -> codePoint(number(fields[0]), modifiers);
      case '~' -> numbered(number(fields[0]), modifiers);
      default -> Optional.empty();
    };
  }

  /** A string after OSC: the background's colour is the only one we ask for. */
  static Optional<Message.Input> answer(String text) {
    Matcher colour = BACKGROUND.matcher(text);
    if (!colour.matches()) {
      return Optional.empty();
    }
    double light =
        0.299 * part(colour.group(1))
            + 0.587 * part(colour.group(2))
            + 0.114 * part(colour.group(3));
    return Optional.of(new Message.Background(light > 0.5));
  }

  private static double part(String hex) {
    return Integer.parseInt(hex, 16) / (Math.pow(16, hex.length()) - 1);
  }

  private static Optional<Message.Input> numbered(int number, int modifiers) {
    return switch (number) {
      case 1, 7 -> key(Key.HOME, modifiers);
      case 2 -> key(Key.INSERT, modifiers);
      case 3 -> key(Key.DELETE, modifiers);
      case 4, 8 -> key(Key.END, modifiers);
      case 5 -> key(Key.PAGE_UP, modifiers);
      case 6 -> key(Key.PAGE_DOWN, modifiers);
      case 11, 12, 13, 14, 15 -> function(number - 10, modifiers);
      case 17, 18, 19, 20, 21 -> function(number - 11, modifiers);
      case 23, 24 -> function(number - 12, modifiers);
      default -> Optional.empty();
    };
  }

  private static Optional<Message.Input> codePoint(int point, int modifiers) {
    return switch (point) {
      case 13 -> key(Key.ENTER, modifiers);
      case 9 -> key(Key.TAB, modifiers);
      case 27 -> key(Key.ESCAPE, modifiers);
      case 127 -> key(Key.BACKSPACE, modifiers);
      default -> {
        if (!Character.isValidCodePoint(point) || Character.isISOControl(point)) {
          yield Optional.empty();
        }
        boolean control = (modifiers & 4) != 0;
        boolean alt = (modifiers & 2) != 0;
        yield typed(new Stroke(Key.CHARACTER, point, control, alt, false));
      }
    };
  }

  private static Optional<Message.Input> function(int number, int modifiers) {
    return typed(
        new Stroke(
            Key.FUNCTION,
            number,
            (modifiers & 4) != 0,
            (modifiers & 2) != 0,
            (modifiers & 1) != 0));
  }

  private static Optional<Message.Input> key(Key key, int modifiers) {
    return typed(
        new Stroke(key, 0, (modifiers & 4) != 0, (modifiers & 2) != 0, (modifiers & 1) != 0));
  }

  private static Optional<Message.Input> typed(Stroke stroke) {
    return Optional.of(new Message.Typed(stroke));
  }

  /** SGR 1006: button; column; row, and M for down or m for up. */
  private static Optional<Message.Input> mouse(String parameters, char end) {
    String[] fields = parameters.split(";", -1);
    if (fields.length != 3 || (end != 'M' && end != 'm')) {
      return Optional.empty();
    }
    int button = number(fields[0]);
    Mouse.Kind kind = kind(button, end == 'M');
    return Optional.of(
        new Message.Moused(new Mouse(kind, number(fields[1]) - 1, number(fields[2]) - 1)));
  }

  private static Mouse.Kind kind(int button, boolean down) {
    if ((button & WHEEL) != 0) {
      return switch (button & 3) {
        case 0 -> Mouse.Kind.WHEEL_UP;
        case 1 -> Mouse.Kind.WHEEL_DOWN;
        default -> Mouse.Kind.OTHER;
      };
    }
    if ((button & 3) != 0) {
      return Mouse.Kind.OTHER;
    }
    if (!down) {
      return Mouse.Kind.RELEASE;
    }
    return (button & MOTION) != 0 ? Mouse.Kind.DRAG : Mouse.Kind.PRESS;
  }

  private static int number(String digits) {
    int colon = digits.indexOf(':');
    String plain = colon >= 0 ? digits.substring(0, colon) : digits;
    return plain.matches("\\d{1,7}") ? Integer.parseInt(plain) : 0;
  }
}
