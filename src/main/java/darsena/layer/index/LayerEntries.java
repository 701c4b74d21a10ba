package darsena.layer.index;

import darsena.layer.LayerPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The entries of a layer being unpacked, by their real paths: no symbolic link is on the way to any
 * of them, and each one's directory is there too.
 */
public final class LayerEntries {
  private final TreeMap<LayerPath, IndexEntry> entries = new TreeMap<>();
  private final Set<LayerPath> whiteouts = new HashSet<>();

  /** What is at a path now. */
  public Optional<IndexEntry> at(LayerPath path) {
    return Optional.ofNullable(entries.get(path));
  }

  /** Adds an entry or replaces the one at its path. */
  public void put(IndexEntry entry) {
    entries.put(entry.path(), entry);
  }

  /** Forgets a path and all below it. */
  public void removeTree(LayerPath path) {
    entries.remove(path);
    List<LayerPath> below = new ArrayList<>();
    for (LayerPath each : entries.tailMap(path).keySet()) {
      if (!path.contains(each)) {
        break;
      }
      below.add(each);
    }
    below.forEach(entries::remove);
  }

  /** Remembers that the layer hides what is below a path, whatever it puts there itself. */
  public void hide(LayerPath path) {
    whiteouts.add(path);
  }

  /** Whether the layer hides what is below a path. */
  public boolean isHidden(LayerPath path) {
    return whiteouts.contains(path);
  }

  /** How many entries there are. */
  public int count() {
    return entries.size();
  }

  /** All of them, in the order of a walk. */
  public Collection<IndexEntry> all() {
    return entries.values();
  }

  /** The directories, each before the one it is in. */
  public List<IndexEntry> directoriesFromTheDeepest() {
    return entries.descendingMap().values().stream().filter(IndexEntry::isDirectory).toList();
  }
}
