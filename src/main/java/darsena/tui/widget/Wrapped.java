package darsena.tui.widget;

import darsena.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Prose broken into lines between its words. */
public final class Wrapped {
  private Wrapped() {}

  /** The lines of a text in so many columns; a word that is wider is cut. */
  public static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    int room = Math.max(1, columns);
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(word) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (DisplayWidth.of(line.toString()) > room) {
        String head = cut(line.toString(), room);
        lines.add(head);
        line.delete(0, head.length());
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** At least one cluster, so that the text gets shorter. */
  private static String cut(String text, int room) {
    String head = DisplayWidth.cut(text, room);
    return head.isEmpty() ? DisplayWidth.clusters(text).getFirst() : head;
  }
}
