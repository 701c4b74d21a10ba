package darsena.tui.widget;

import darsena.tui.theme.Style;

/** A stretch of text in one style. */
public record Span(String text, Style style) {}
