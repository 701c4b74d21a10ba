package darsena.engine.explore;

import java.util.Optional;
import java.util.Set;

/**
 * How two states of an image differ, path by path, with sums for each directory that add up: bytes
 * of files with several names count once, at the first of them. Unchangeable.
 */
public final class Comparison {
  private final Exploration exploration;
  private final int before;
  private final int after;
  private final Change[] changes;
  private final byte[] differences;
  private final int[] added;
  private final int[] modified;
  private final int[] removed;
  private final long[] sizes;
  private final long[] changedSizes;

  Comparison(Exploration exploration, int before, int after) {
    int count = exploration.nodeCount();
    this.exploration = exploration;
    this.before = before;
    this.after = after;
    changes = new Change[count];
    differences = new byte[count];
    added = new int[count];
    modified = new int[count];
    removed = new int[count];
    sizes = new long[count];
    changedSizes = new long[count];
    LinkedBytes bytesBefore = new LinkedBytes(exploration, before);
    LinkedBytes bytesAfter = new LinkedBytes(exploration, after);
    for (int node = 0; node < count; node++) {
      enter(node, bytesBefore, bytesAfter);
    }
    for (int node = count - 1; node > 0; node--) {
      addToParent(node, exploration.parent(node));
    }
  }

  private void enter(int node, LinkedBytes bytesBefore, LinkedBytes bytesAfter) {
    int old = exploration.liveAt(node, before);
    int now = exploration.liveAt(node, after);
    Change change = exploration.change(old, now);
    changes[node] = change;
    if (old >= 0 && now >= 0) {
      differences[node] = (byte) exploration.versions().differences(old, now);
    }
    sizes[node] = now >= 0 ? bytesAfter.of(now) : 0;
    switch (change) {
      case ADDED, MODIFIED -> changedSizes[node] = sizes[node];
      case REMOVED -> changedSizes[node] = bytesBefore.of(old);
      case ABSENT, UNMODIFIED -> {}
    }
  }

  /** Counts what lies below only, so a directory's own change is not among its counts. */
  private void addToParent(int node, int parent) {
    Change change = change(node);
    added[parent] += added[node] + (change == Change.ADDED ? 1 : 0);
    modified[parent] += modified[node] + (change == Change.MODIFIED ? 1 : 0);
    removed[parent] += removed[node] + (change == Change.REMOVED ? 1 : 0);
    sizes[parent] += sizes[node];
    changedSizes[parent] += changedSizes[node];
  }

  /** The tree this is about; for two images, both of them joined. */
  public Exploration exploration() {
    return exploration;
  }

  /** The layer after which the earlier state is taken, or {@link Exploration#BEFORE_ALL}. */
  public int before() {
    return before;
  }

  /** The layer after which the later state is taken. */
  public int after() {
    return after;
  }

  /** What happened to a path. */
  public Change change(int node) {
    return changes[node];
  }

  /** In what a path differs that both states have. */
  public Set<Difference> differences(int node) {
    return Difference.of(differences[node]);
  }

  /** What the earlier state has there. */
  public Optional<FileVersion> earlier(int node) {
    return exploration.versionAt(node, before);
  }

  /** What the later state has there. */
  public Optional<FileVersion> later(int node) {
    return exploration.versionAt(node, after);
  }

  /** The later version, and for what is removed the earlier one; empty for what is in neither. */
  public Optional<FileVersion> shown(int node) {
    return change(node) == Change.REMOVED ? earlier(node) : later(node);
  }

  /** Whether that is a directory. */
  public boolean isDirectory(int node) {
    int version = exploration.liveAt(node, change(node) == Change.REMOVED ? before : after);
    return version >= 0 && exploration.versions().kind(version) == EntryKind.DIRECTORY;
  }

  /** Whether any layer between the two states clears this directory of what is below it. */
  public boolean isCleared(int node) {
    for (int layer = before + 1; layer <= after; layer++) {
      if (exploration.isCleared(node, layer)) {
        return true;
      }
    }
    return false;
  }

  /** How many paths below it are added. */
  public int added(int node) {
    return added[node];
  }

  /** How many paths below it are modified. */
  public int modified(int node) {
    return modified[node];
  }

  /** How many paths below it are removed. */
  public int removed(int node) {
    return removed[node];
  }

  /** Whether the path or anything below it is added, modified or removed. */
  public boolean touches(int node) {
    boolean own =
        switch (change(node)) {
          case ADDED, MODIFIED, REMOVED -> true;
          case ABSENT, UNMODIFIED -> false;
        };
    return own || added[node] + modified[node] + removed[node] > 0;
  }

  /** Bytes of all files at or below it in the later state. */
  public long size(int node) {
    return sizes[node];
  }

  /** Bytes of all files at or below it that are added, modified or, as they were, removed. */
  public long changedSize(int node) {
    return changedSizes[node];
  }

  /** Tells which name of a file with several counts, in one state. */
  private static final class LinkedBytes {
    private final Exploration exploration;
    private final int layer;
    private final long[] counted;

    LinkedBytes(Exploration exploration, int layer) {
      this.exploration = exploration;
      this.layer = layer;
      this.counted = new long[(exploration.versions().count() >>> 6) + 1];
    }

    long of(int version) {
      Versions versions = exploration.versions();
      int original = versions.original(version);
      boolean elsewhere = original != version && versions.isLive(original, layer);
      if (elsewhere || !markCounted(original)) {
        return 0;
      }
      return versions.size(version);
    }

    private boolean markCounted(int original) {
      long bit = 1L << original;
      boolean fresh = (counted[original >>> 6] & bit) == 0;
      counted[original >>> 6] |= bit;
      return fresh;
    }
  }
}
