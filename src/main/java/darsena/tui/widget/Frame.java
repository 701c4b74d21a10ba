package darsena.tui.widget;

import darsena.text.DisplayWidth;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;

/** A frame around a pane, with words in its upper and lower edge. */
public record Frame(String title, String topRight, String bottomLeft, boolean focused) {

  /** Only a title. */
  public static Frame titled(String title, boolean focused) {
    return new Frame(title, "", "", focused);
  }

  /** Draws it along the edges of a pane; what is inside is left. */
  public Pane draw(Pane pane, Look look) {
    Style line = look.style(focused ? Role.BORDER_FOCUSED : Role.BORDER);
    edges(pane, look, line);
    Style words = look.style(focused ? Role.TITLE : Role.MUTED);
    int room = pane.width() - 4;
    int end = 1;
    if (!title.isEmpty() && room > 0) {
      end = pane.fit(2, 0, room, " " + title + " ", words);
    }
    edge(pane, 0, topRight, end, look);
    if (!bottomLeft.isEmpty() && room > 0) {
      pane.fit(2, pane.height() - 1, room, " " + bottomLeft + " ", look.style(Role.MUTED));
    }
    return inside(pane);
  }

  /** The part of a pane that a frame leaves. */
  public static Pane inside(Pane pane) {
    return pane.part(1, 1, pane.width() - 2, pane.height() - 2);
  }

  private static void edge(Pane pane, int row, String words, int from, Look look) {
    int width = DisplayWidth.of(words) + 2;
    if (!words.isEmpty() && pane.width() - 2 - width > from) {
      pane.text(pane.width() - 2 - width, row, " " + words + " ", look.style(Role.MUTED));
    }
  }

  private static void edges(Pane pane, Look look, Style line) {
    int right = pane.width() - 1;
    int bottom = pane.height() - 1;
    var glyphs = look.glyphs();
    pane.run(1, 0, right - 1, glyphs.horizontal(), line);
    pane.run(1, bottom, right - 1, glyphs.horizontal(), line);
    for (int row = 1; row < bottom; row++) {
      pane.text(0, row, glyphs.vertical(), line);
      pane.text(right, row, glyphs.vertical(), line);
    }
    pane.text(0, 0, glyphs.corners().get(0), line);
    pane.text(right, 0, glyphs.corners().get(1), line);
    pane.text(0, bottom, glyphs.corners().get(2), line);
    pane.text(right, bottom, glyphs.corners().get(3), line);
  }
}
