package darsena.logs;

import java.time.Instant;

/**
 * A line of a log, or a piece of one, without its line end.
 *
 * @param partial whether the line goes on, or was never ended
 */
public record Line(Instant time, boolean stderr, boolean partial, byte[] text) {}
