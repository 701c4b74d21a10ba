package darsena.os.terminal;

/** The size of a terminal in character cells; 0 by 0 when nobody has told it. */
public record TerminalSize(int columns, int rows) {}
