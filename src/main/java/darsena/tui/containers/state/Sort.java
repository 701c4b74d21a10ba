package darsena.tui.containers.state;

import darsena.engine.container.ContainerSummary;
import java.util.Comparator;
import java.util.Map;

/** The orders of the list; what runs comes first in each of them but the plain ones. */
public enum Sort {
  STATE("state"),
  NAME("name"),
  IMAGE("image"),
  CPU("cpu"),
  MEMORY("mem"),
  AGE("newest");

  private final String word;

  Sort(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public Sort next() {
    return switch (this) {
      case STATE -> NAME;
      case NAME -> IMAGE;
      case IMAGE -> CPU;
      case CPU -> MEMORY;
      case MEMORY -> AGE;
      case AGE -> STATE;
    };
  }

  /** Whether the order depends on what containers use now. */
  public boolean byUsage() {
    return this == CPU || this == MEMORY;
  }

  Comparator<ContainerSummary> order(Map<String, Track> tracks) {
    return (one, other) -> {
      int decided = compare(one, other, tracks);
      return decided == 0 ? one.name().compareTo(other.name()) : decided;
    };
  }

  private int compare(ContainerSummary one, ContainerSummary other, Map<String, Track> tracks) {
    int alive = Boolean.compare(other.state().alive(), one.state().alive());
    return switch (this) {
      case NAME -> 0;
      case IMAGE -> one.imageName().compareTo(other.imageName());
      case AGE -> newestFirst(one, other);
      case STATE -> alive == 0 ? newestFirst(one, other) : alive;
      case CPU -> alive == 0 ? Double.compare(share(other, tracks), share(one, tracks)) : alive;
      case MEMORY -> alive == 0 ? Long.compare(memory(other, tracks), memory(one, tracks)) : alive;
    };
  }

  private static int newestFirst(ContainerSummary one, ContainerSummary other) {
    return other.created().compareTo(one.created());
  }

  private static double share(ContainerSummary one, Map<String, Track> tracks) {
    Track track = tracks.get(one.id().hex());
    return track == null ? 0 : track.share();
  }

  private static long memory(ContainerSummary one, Map<String, Track> tracks) {
    Track track = tracks.get(one.id().hex());
    return track == null ? 0 : track.last().memory();
  }
}
