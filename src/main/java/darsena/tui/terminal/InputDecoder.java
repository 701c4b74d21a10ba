package darsena.tui.terminal;

import darsena.tui.keys.Key;
import darsena.tui.keys.Stroke;
import darsena.tui.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Bytes from a terminal as keys, pastes, the mouse and answers. Control sequences that mean nothing
 * here are swallowed whole, so that none of them is ever taken for typing. Forms after ECMA-48 and
 * xterm's ctlseqs.
 */
public final class InputDecoder {
  private static final int LONGEST = 4096;
  private static final int LONGEST_PASTE = 1 << 20;
  private static final int ESCAPE = 0x1b;
  private static final String PASTE_END = "\033[201~";

  private enum State {
    GROUND,
    ESCAPED,
    CSI,
    SS3,
    STRING,
    STRING_ESCAPED,
    PASTE
  }

  private final Consumer<Message.Input> messages;
  private final Runnable answered;
  private final Bytes collected = new Bytes();
  private State state = State.GROUND;
  private int continuation;
  private char introducer;

  /**
   * Sends what it understands there.
   *
   * @param answered told when the terminal reports that it is well (DSR)
   */
  public InputDecoder(Consumer<Message.Input> messages, Runnable answered) {
    this.messages = messages;
    this.answered = answered;
  }

  /** Takes what was read. */
  public void feed(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      feed(bytes[i] & 0xff);
    }
  }

  /** Whether something has begun that may be whole already, such as a lone escape. */
  public boolean waiting() {
    return state != State.GROUND && state != State.PASTE;
  }

  /** Whether a paste has begun and not ended. */
  boolean pasting() {
    return state == State.PASTE;
  }

  /** Nothing came for a while: what has begun is over. */
  public void timeOut() {
    State was = state;
    state = State.GROUND;
    switch (was) {
      case ESCAPED -> type(Stroke.of(Key.ESCAPE));
      case CSI -> lone('[');
      case SS3 -> lone('O');
      case STRING, STRING_ESCAPED, GROUND -> {}
      case PASTE -> state = State.PASTE;
    }
    if (state != State.PASTE) {
      collected.clear();
    }
  }

  /** The introducer of a sequence that never came was typed with Alt. */
  private void lone(char character) {
    if (collected.isEmpty()) {
      type(new Stroke(Key.CHARACTER, character, false, true, false));
    }
  }

  private void feed(int b) {
    switch (state) {
      case GROUND -> ground(b, false);
      case ESCAPED -> escaped(b);
      case CSI -> csi(b);
      case SS3 -> ss3(b);
      case STRING -> string(b);
      case STRING_ESCAPED -> stringEscaped(b);
      case PASTE -> paste(b);
    }
  }

  private void ground(int b, boolean alt) {
    if (continuation > 0 && (b & 0xc0) == 0x80) {
      collected.add(b);
      if (--continuation == 0) {
        characters(collected.text(), alt);
        collected.clear();
      }
      return;
    }
    if (continuation > 0) {
      continuation = 0;
      collected.clear();
    }
    if (b == ESCAPE) {
      state = State.ESCAPED;
    } else if (b >= 0xc2 && b < 0xf5) {
      continuation = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
      collected.add(b);
    } else if (b < 0x80) {
      type(ascii(b, alt));
    }
  }

  private void characters(String text, boolean alt) {
    text.codePoints().forEach(point -> type(new Stroke(Key.CHARACTER, point, false, alt, false)));
  }

  private static Stroke ascii(int b, boolean alt) {
    return switch (b) {
      case '\r', '\n' -> new Stroke(Key.ENTER, 0, false, alt, false);
      case '\t' -> new Stroke(Key.TAB, 0, false, alt, false);
      case 0x7f, 0x08 -> new Stroke(Key.BACKSPACE, 0, false, alt, false);
      case 0 -> new Stroke(Key.CHARACTER, ' ', true, alt, false);
      default -> {
        if (b >= ' ') {
          yield new Stroke(Key.CHARACTER, b, false, alt, false);
        }
        int letter = b <= 26 ? b + 'a' - 1 : b + '@';
        yield new Stroke(Key.CHARACTER, letter, true, alt, false);
      }
    };
  }

  private void escaped(int b) {
    switch (b) {
      case '[' -> state = State.CSI;
      case 'O' -> state = State.SS3;
      case ']', 'P', 'X', '^', '_' -> {
        state = State.STRING;
        introducer = (char) b;
      }
      case ESCAPE -> type(Stroke.of(Key.ESCAPE));
      default -> {
        state = State.GROUND;
        ground(b, true);
      }
    }
  }

  private void csi(int b) {
    if (b == ESCAPE) {
      collected.clear();
      state = State.ESCAPED;
      return;
    }
    if (b < '@' || b > '~') {
      if (collected.length() < LONGEST) {
        collected.add(b);
      }
      return;
    }
    // The Linux console sends ESC [ [ A for F1.
    if (b == '[' && collected.isEmpty()) {
      collected.add(b);
      return;
    }
    String parameters = collected.text();
    collected.clear();
    state = State.GROUND;
    if (b == '~' && parameters.equals("200")) {
      state = State.PASTE;
      return;
    }
    if (b == 'n' && parameters.equals("0")) {
      answered.run();
      return;
    }
    ControlSequence.message(parameters, (char) b).ifPresent(messages);
  }

  private void ss3(int b) {
    state = State.GROUND;
    ControlSequence.message("", (char) b).ifPresent(messages);
  }

  private void string(int b) {
    if (b == ESCAPE) {
      state = State.STRING_ESCAPED;
    } else if (b == 0x07) {
      endString();
    } else if (collected.length() < LONGEST) {
      collected.add(b);
    }
  }

  private void stringEscaped(int b) {
    if (b == '\\') {
      endString();
      return;
    }
    // The string was cut off; what follows is a sequence of its own.
    collected.clear();
    state = State.ESCAPED;
    escaped(b);
  }

  private void endString() {
    String text = collected.text();
    collected.clear();
    state = State.GROUND;
    if (introducer == ']') {
      ControlSequence.answer(text).ifPresent(messages);
    }
  }

  private void paste(int b) {
    collected.add(b);
    if (b == '~' && collected.endsWith(PASTE_END)) {
      String text = collected.textWithout(PASTE_END.length());
      collected.clear();
      state = State.GROUND;
      messages.accept(new Message.Pasted(text));
    } else if (collected.length() > LONGEST_PASTE) {
      collected.keepLast(PASTE_END.length());
    }
  }

  private void type(Stroke stroke) {
    messages.accept(new Message.Typed(stroke));
  }

  /** Bytes that have come so far. */
  private static final class Bytes {
    private byte[] bytes = new byte[64];
    private int length;

    void add(int b) {
      if (length == bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, length * 2);
      }
      bytes[length++] = (byte) b;
    }

    int length() {
      return length;
    }

    boolean isEmpty() {
      return length == 0;
    }

    void clear() {
      length = 0;
    }

    void keepLast(int count) {
      System.arraycopy(bytes, length - count, bytes, 0, count);
      length = count;
    }

    boolean endsWith(String end) {
      return length >= end.length()
          && new String(bytes, length - end.length(), end.length(), StandardCharsets.ISO_8859_1)
              .equals(end);
    }

    String text() {
      return textWithout(0);
    }

    String textWithout(int count) {
      return new String(bytes, 0, length - count, StandardCharsets.UTF_8);
    }
  }
}
