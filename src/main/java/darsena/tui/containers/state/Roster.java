package darsena.tui.containers.state;

import darsena.engine.container.ContainerSummary;
import darsena.tui.widget.Line;
import darsena.tui.widget.ListCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The list of containers.
 *
 * @param loaded whether the engine has answered
 * @param shown those that match the filter, in the order of the sort
 * @param filtering whether the filter is being typed
 * @param marks ids
 */
public record Roster(
    boolean loaded,
    List<ContainerSummary> all,
    List<ContainerSummary> shown,
    Line filter,
    boolean filtering,
    Sort sort,
    ListCursor cursor,
    Set<String> marks) {

  public Roster {
    all = List.copyOf(all);
    shown = List.copyOf(shown);
    marks = Set.copyOf(marks);
  }

  static Roster empty() {
    return new Roster(
        false, List.of(), List.of(), Line.EMPTY, false, Sort.STATE, ListCursor.START, Set.of());
  }

  /** The one that keys act on. */
  public Optional<ContainerSummary> selected() {
    return cursor.selected() < shown.size()
        ? Optional.of(shown.get(cursor.selected()))
        : Optional.empty();
  }

  /** The marked ones, or the selected one when none is marked. */
  public List<ContainerSummary> targets() {
    return marks.isEmpty()
        ? selected().stream().toList()
        : all.stream().filter(one -> marks.contains(one.id().hex())).toList();
  }

  public Optional<ContainerSummary> find(String id) {
    return all.stream().filter(one -> one.id().hex().equals(id)).findFirst();
  }

  /** With other containers; the selection stays with its container. */
  public Roster listing(List<ContainerSummary> containers, Map<String, Track> tracks, int rows) {
    Set<String> kept = new HashSet<>();
    containers.stream().map(one -> one.id().hex()).filter(marks::contains).forEach(kept::add);
    Roster next = new Roster(true, containers, shown, filter, filtering, sort, cursor, kept);
    return next.arranged(tracks, rows);
  }

  public Roster filtered(Line line, boolean typing, Map<String, Track> tracks, int rows) {
    return new Roster(loaded, all, shown, line, typing, sort, cursor, marks).arranged(tracks, rows);
  }

  public Roster sorted(Sort by, Map<String, Track> tracks, int rows) {
    return new Roster(loaded, all, shown, filter, filtering, by, cursor, marks)
        .arranged(tracks, rows);
  }

  public Roster at(ListCursor next) {
    return new Roster(loaded, all, shown, filter, filtering, sort, next, marks);
  }

  public Roster marking(Set<String> next) {
    return new Roster(loaded, all, shown, filter, filtering, sort, cursor, next);
  }

  /** On the container of that id, if it is shown. */
  public Roster on(String id, int rows) {
    int index = index(shown, id);
    return index < 0 ? this : at(cursor.on(index, shown.size(), rows));
  }

  /** Filtered and sorted anew. */
  public Roster arranged(Map<String, Track> tracks, int rows) {
    List<ContainerSummary> next =
        all.stream().filter(this::matches).sorted(sort.order(tracks)).toList();
    int index = selected().map(one -> index(next, one.id().hex())).orElse(-1);
    int line = index < 0 ? cursor.selected() : index;
    return new Roster(
        loaded, all, next, filter, filtering, sort, cursor.on(line, next.size(), rows), marks);
  }

  private boolean matches(ContainerSummary one) {
    String wanted = filter.text().toLowerCase(Locale.ROOT);
    return one.name().toLowerCase(Locale.ROOT).contains(wanted)
        || one.imageName().toLowerCase(Locale.ROOT).contains(wanted)
        || one.state().word().contains(wanted)
        || one.health().filter(health -> health.word().contains(wanted)).isPresent()
        || (!wanted.isEmpty() && one.id().hex().startsWith(wanted));
  }

  private static int index(List<ContainerSummary> list, String id) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).id().hex().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
