package darsena.engine.event;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events are told: with neither, those from now on, for ever.
 *
 * @param since those that have happened since then, too
 * @param until no more after that moment
 */
public record EventPeriod(Optional<Instant> since, Optional<Instant> until) {}
