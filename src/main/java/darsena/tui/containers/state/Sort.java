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
    Comparator<ContainerSummary> name = Comparator.comparing(ContainerSummary::name);
    Comparator<ContainerSummary> newest =
        Comparator.comparing(ContainerSummary::created).reversed().thenComparing(name);
    Comparator<ContainerSummary> alive = Comparator.comparing(one -> !one.state().alive());
    return switch (this) {
      case STATE -> alive.thenComparing(newest);
      case NAME -> name;
      case IMAGE -> Comparator.comparing(ContainerSummary::imageName).thenComparing(name);
      case CPU -> alive.thenComparing(by(tracks, Sort::share)).thenComparing(name);
      case MEMORY -> alive.thenComparing(by(tracks, Sort::memory)).thenComparing(name);
      case AGE -> newest;
    };
  }

  private static Comparator<ContainerSummary> by(
      Map<String, Track> tracks, java.util.function.ToDoubleFunction<Track> value) {
    return Comparator.comparingDouble(one -> {
      Track track = tracks.get(one.id().hex());
      return track == null ? 0 : -value.applyAsDouble(track);
    });
  }

  private static double share(Track track) {
    return track.share();
  }

  private static double memory(Track track) {
    return track.last().memory();
  }
}
