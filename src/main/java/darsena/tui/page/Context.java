package darsena.tui.page;

import java.time.Instant;

/**
 * What a page may know of its surroundings.
 *
 * @param columns the width of the page's own area
 * @param rows the height of the page's own area
 */
public record Context(int columns, int rows, Instant now) {}
