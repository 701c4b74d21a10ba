package darsena.tui.model;

import java.time.Instant;
import java.util.Optional;

/** A job that has not ended. */
public record RunningJob(
    long id, String title, Instant since, String note, Optional<Double> fraction) {

  /** The same, further on. */
  public RunningJob advanced(String newNote, Optional<Double> newFraction) {
    return new RunningJob(id, title, since, newNote, newFraction);
  }
}
