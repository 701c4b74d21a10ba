package darsena.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.tui.keys.Key;
import darsena.tui.keys.Stroke;
import darsena.tui.message.Message;
import darsena.tui.message.Mouse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputDecoderTest {
  private final List<Message> messages = new ArrayList<>();
  private int answers;
  private final InputDecoder decoder = new InputDecoder(messages::add, () -> answers++);

  @Test
  void lettersAreThemselves() {
    assertThat(typed("aZ/ ")).containsExactly("a", "Z", "/", "Space");
  }

  @Test
  void aReportThatAllIsWellIsNoKey() {
    assertThat(typed("a\033[0nb")).containsExactly("a", "b");
    assertThat(answers).isEqualTo(1);
  }

  @Test
  void carriageReturnIsEnter() {
    assertThat(typed("\r")).containsExactly("Enter");
  }

  @Test
  void controlsAreTheirLetters() {
    assertThat(typed("\003\004\032")).containsExactly("^C", "^D", "^Z");
  }

  @Test
  void backspaceIsBothOfItsBytes() {
    assertThat(typed("\177\010")).containsExactly("Backspace", "Backspace");
  }

  @Test
  void utf8IsOneCharacterWhereverItIsSplit() {
    byte[] bytes = "é漢😀".getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      decoder.feed(new byte[] {b}, 1);
    }
    assertThat(strokes()).containsExactly("é", "漢", "😀");
  }

  @Test
  void malformedUtf8IsDropped() {
    decoder.feed(new byte[] {(byte) 0xc3, 'a', (byte) 0xff, 'b'}, 4);
    assertThat(strokes()).containsExactly("a", "b");
  }

  @Test
  void arrowsComeInBothModes() {
    assertThat(typed("\033[A\033OB")).containsExactly("Up", "Down");
  }

  @Test
  void modifiersAreRead() {
    assertThat(typed("\033[Z\033[1;2A\033x")).containsExactly("S-Tab", "S-Up", "M-x");
  }

  @Test
  void namedKeysComeWithNumbers() {
    assertThat(typed("\033[5~\033[6~\033[3~\033[1~\033[4~\033[15~"))
        .containsExactly("PgUp", "PgDn", "Del", "Home", "End", "F5");
  }

  @Test
  void aLoneEscapeIsTheKeyWhenNothingFollows() {
    assertThat(typed("\033")).isEmpty();
    assertThat(decoder.waiting()).isTrue();
    decoder.timeOut();
    assertThat(strokes()).containsExactly("Esc");
  }

  @Test
  void twoEscapesAreTwoKeys() {
    typed("\033\033");
    decoder.timeOut();
    assertThat(strokes()).containsExactly("Esc", "Esc");
  }

  @Test
  void unknownSequencesAreSwallowedWhole() {
    assertThat(typed("\033[38;5;1$q\033[?62;22c\033]0;title\007\033P1$r0m\033\\x"))
        .containsExactly("x");
  }

  @Test
  void aPasteIsTextAndNeverKeys() {
    feed("\033[200~d\ry\033[A\033[201~q");
    assertThat(messages)
        .containsExactly(new Message.Pasted("d\ry\033[A"), new Message.Typed(Stroke.of('q')));
  }

  @Test
  void theMouseComesInSgrForm() {
    feed("\033[<0;10;5M\033[<0;10;5m\033[<64;1;1M\033[<65;1;1M\033[<32;3;4M\033[<2;1;1M");
    assertThat(messages)
        .containsExactly(
            moused(Mouse.Kind.PRESS, 9, 4),
            moused(Mouse.Kind.RELEASE, 9, 4),
            moused(Mouse.Kind.WHEEL_UP, 0, 0),
            moused(Mouse.Kind.WHEEL_DOWN, 0, 0),
            moused(Mouse.Kind.DRAG, 2, 3),
            moused(Mouse.Kind.OTHER, 0, 0));
  }

  @Test
  void focusIsTold() {
    feed("\033[I\033[O");
    assertThat(messages).containsExactly(new Message.Focused(true), new Message.Focused(false));
  }

  @Test
  void theBackgroundIsUnderstood() {
    feed("\033]11;rgb:ffff/ffff/ffff\033\\\033]11;rgb:1e1e/1e1e/2e2e\007");
    assertThat(messages)
        .containsExactly(new Message.Background(true), new Message.Background(false));
  }

  @Test
  void anyBytesAreSurvived() {
    Random random = new Random(7);
    byte[] noise = new byte[100_000];
    random.nextBytes(noise);
    decoder.feed(noise, noise.length);
    decoder.timeOut();
    feed("\033\\\033[201~");
    decoder.timeOut();
    messages.clear();
    feed("j");
    assertThat(messages).containsExactly(new Message.Typed(Stroke.of('j')));
  }

  @Test
  void strokesReadAsTheyAreWritten() {
    for (String text : List.of("j", "^D", "S-Tab", "M-x", "PgUp", "F5", "Space", "Enter", "\\")) {
      assertThat(Stroke.parse(text).toString()).isEqualTo(text);
    }
    assertThat(Stroke.parse("Del").key()).isEqualTo(Key.DELETE);
  }

  private static Message moused(Mouse.Kind kind, int column, int row) {
    return new Message.Moused(new Mouse(kind, column, row));
  }

  private List<String> typed(String bytes) {
    feed(bytes);
    return strokes();
  }

  private void feed(String bytes) {
    byte[] raw = bytes.getBytes(StandardCharsets.UTF_8);
    decoder.feed(raw, raw.length);
  }

  private List<String> strokes() {
    return messages.stream()
        .map(message -> message instanceof Message.Typed(Stroke stroke) ? stroke.toString() : "?")
        .toList();
  }
}
