package darsena.engine.container;

import java.util.List;

/**
 * What a transfer came to.
 *
 * @param bytes content of the files
 * @param notes what was left out or taken differently, a sentence each
 */
public record Transfer(long bytes, List<String> notes) {

  /** Copies the list. */
  public Transfer {
    notes = List.copyOf(notes);
  }
}
