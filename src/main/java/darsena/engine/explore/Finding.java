package darsena.engine.explore;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A path that layers store more often than the finished image needs.
 *
 * @param wasted bytes that could be saved
 * @param steps what each layer that has the file stores, the lowest first
 */
public record Finding(int node, long wasted, List<Step> steps) {

  /** Copies the list. */
  public Finding {
    steps = List.copyOf(steps);
  }

  /** One layer's copy, and what became of it. */
  public record Step(int layer, long size, Fate fate) {}

  /** What became of a copy. */
  public sealed interface Fate {}

  /** It is in the finished image. */
  public record Kept() implements Fate {}

  /** A layer removed it, or its directory. */
  public record Removed(int layer) implements Fate {}

  /** A layer stored the path anew. */
  public record Replaced(int layer, Set<Difference> differences) implements Fate {
    private static final Set<Difference> SUBSTANCE =
        EnumSet.of(Difference.KIND, Difference.CONTENT);

    /** Copies the set. */
    public Replaced {
      differences = Set.copyOf(differences);
    }

    /** Whether the same bytes are stored again, for the sake of a mode or owner, or of nothing. */
    public boolean sameContent() {
      return differences.stream().noneMatch(SUBSTANCE::contains);
    }
  }
}
