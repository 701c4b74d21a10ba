package darsena.tui.layers.drawing;

import darsena.text.ByteSize;
import darsena.text.ForeignText;
import darsena.tui.layers.state.Viewer;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Frame;
import darsena.tui.widget.Pane;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Draws a file: text made safe, or bytes. */
final class ViewerDrawing {
  private static final int TAB = 8;
  private static final HexFormat HEX = HexFormat.of();

  private ViewerDrawing() {}

  static void draw(Viewer viewer, Pane pane, Look look) {
    String layer = "layer " + (viewer.file().layer() + 1);
    String size = ByteSize.decimal(viewer.size());
    String path = ForeignText.visible(viewer.path());
    Frame frame = new Frame(path, layer + "  " + size + "  " + place(viewer, pane), "", true);
    Pane inside = frame.draw(pane, look);
    if (viewer.problem().isPresent()) {
      inside.text(0, 0, viewer.problem().get().problem(), look.style(Role.ERROR));
      return;
    }
    if (viewer.size() == 0) {
      inside.text(0, 0, "The file is empty.", look.style(Role.MUTED));
      return;
    }
    lines(viewer, inside, look);
  }

  private static void lines(Viewer viewer, Pane pane, Look look) {
    long at = viewer.top();
    long end = viewer.from() + viewer.window().length;
    for (int row = 0; row < pane.height() && at < viewer.size(); row++) {
      if (at < viewer.from() || at >= end) {
        pane.text(0, row, "reading", look.style(Role.MUTED));
        return;
      }
      long next = viewer.next(at);
      byte[] bytes =
          Arrays.copyOfRange(
              viewer.window(),
              (int) (at - viewer.from()),
              (int) (Math.min(next, end) - viewer.from()));
      if (viewer.hex()) {
        hex(pane, row, at, bytes, look);
      } else {
        pane.text(0, row, text(bytes), look.style(Role.TEXT));
      }
      at = next;
    }
  }

  private static void hex(Pane pane, int row, long at, byte[] bytes, Look look) {
    int column =
        pane.text(0, row, String.format(Locale.ROOT, "%08x", at), look.style(Role.MUTED)) + 2;
    StringBuilder digits = new StringBuilder();
    StringBuilder letters = new StringBuilder();
    for (int index = 0; index < bytes.length; index++) {
      digits.append(HEX.toHexDigits(bytes[index])).append(index == 7 ? "  " : " ");
      letters.append(bytes[index] >= ' ' && bytes[index] < 0x7f ? (char) bytes[index] : '.');
    }
    pane.text(column, row, digits.toString(), look.style(Role.TEXT));
    pane.text(column + 3 * Viewer.HEX_BYTES + 2, row, letters.toString(), look.style(Role.NAME));
  }

  private static String text(byte[] line) {
    int length = line.length;
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
      length--;
    }
    String decoded = ForeignText.decode(Arrays.copyOf(line, length));
    return decoded.indexOf('\t') < 0 ? decoded : expanded(decoded);
  }

  private static String expanded(String text) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '\t') {
        out.append(" ".repeat(TAB - out.length() % TAB));
      } else {
        out.append(text.charAt(at));
      }
    }
    return out.toString();
  }

  private static String place(Viewer viewer, Pane pane) {
    long end = viewer.top();
    for (int row = 0; row < pane.height() - 2; row++) {
      end = viewer.next(end);
    }
    long size = Math.max(1, viewer.size());
    return Math.min(100, end * 100 / size) + "%";
  }
}
