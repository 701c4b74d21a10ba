package darsena.engine.container.log;

import java.time.Instant;

/**
 * One line of a log, without its line end. The text is raw: any bytes the program wrote.
 *
 * @param stderr whether it came by standard error
 * @param partial whether the program has not (yet) ended the line
 */
public record LogLine(Instant time, boolean stderr, boolean partial, byte[] text) {}
