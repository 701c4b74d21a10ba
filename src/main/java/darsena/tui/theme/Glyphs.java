package darsena.tui.theme;

import java.util.List;

/**
 * The signs that the screen draws with; each is one column wide.
 *
 * @param corners of a frame: top left, top right, bottom left, bottom right
 * @param eighths a bar's last cell, from nearly empty to full
 * @param braille whether graphs may use braille's dots
 */
public record Glyphs(
    List<String> corners,
    String horizontal,
    String vertical,
    String pointer,
    String running,
    String paused,
    String stopped,
    String created,
    String failed,
    String mark,
    String open,
    String closed,
    String ellipsis,
    String ascending,
    String descending,
    String full,
    String rest,
    List<String> eighths,
    String check,
    String bullet,
    String scrollbar,
    String separator,
    boolean braille) {

  /** Copies the lists. */
  public Glyphs {
    corners = List.copyOf(corners);
    eighths = List.copyOf(eighths);
  }

  /** For terminals with Unicode. */
  public static final Glyphs UNICODE =
      new Glyphs(
          List.of("┌", "┐", "└", "┘"),
          "─",
          "│",
          "▌",
          "●",
          "‖",
          "○",
          "◌",
          "✗",
          "✓",
          "▾",
          "▸",
          "…",
          "▲",
          "▼",
          "█",
          "░",
          List.of("▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"),
          "✓",
          "•",
          "█",
          "·",
          true);

  /** For everything else, screen readers among it. */
  public static final Glyphs ASCII =
      new Glyphs(
          List.of("+", "+", "+", "+"),
          "-",
          "|",
          ">",
          "*",
          "=",
          "o",
          ".",
          "x",
          "+",
          "v",
          ">",
          "~",
          "^",
          "v",
          "#",
          ".",
          List.of("_", ".", ".", "-", "-", "=", "=", "#"),
          "+",
          "*",
          "#",
          "-",
          false);
}
