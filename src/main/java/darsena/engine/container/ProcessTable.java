package darsena.engine.container;

import java.util.List;

/** What ps prints: titles, and a row a process with as many cells. */
public record ProcessTable(List<String> titles, List<List<String>> rows) {

  /** Copies the lists. */
  public ProcessTable {
    titles = List.copyOf(titles);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
