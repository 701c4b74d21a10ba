package darsena.engine.local.layers;

import darsena.engine.explore.EntryKind;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.ExplorationBuilder;
import darsena.engine.explore.FileEntry;
import darsena.engine.image.LayerSummary;
import darsena.layer.index.FileIndex;
import darsena.layer.index.IndexEntry;
import darsena.os.tree.ExtendedAttribute;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes one tree of the file indexes of an image's layers. */
final class LayerExploration {
  private static final long NANOSECONDS = 1_000_000_000;

  private final ExplorationBuilder builder;

  LayerExploration(List<LayerSummary> layers) {
    this.builder = new ExplorationBuilder(layers);
  }

  /** The tree; the indexes come with the lowest layer first, and are read through. */
  Exploration of(List<FileIndex> indexes) {
    for (FileIndex index : indexes) {
      builder.nextLayer();
      index.entries().forEach(this::add);
    }
    return builder.build();
  }

  private void add(IndexEntry entry) {
    byte[] path = entry.path().bytes();
    if (entry.opaque()) {
      builder.opaque(path);
    }
    // A directory that the layer only passes through is not a change of it.
    if (entry.implied() || path.length == 0) {
      return;
    }
    switch (entry.kind()) {
      case WHITEOUT -> builder.whiteout(path);
      case FILE -> builder.add(of(entry, EntryKind.FILE));
      case HARD_LINK -> builder.add(of(entry, EntryKind.HARD_LINK));
      case DIRECTORY -> builder.add(of(entry, EntryKind.DIRECTORY));
      case SYMBOLIC_LINK -> builder.add(of(entry, EntryKind.SYMLINK));
      case CHARACTER_DEVICE -> builder.add(of(entry, EntryKind.CHARACTER_DEVICE));
      case BLOCK_DEVICE -> builder.add(of(entry, EntryKind.BLOCK_DEVICE));
      case FIFO -> builder.add(of(entry, EntryKind.FIFO));
    }
  }

  private static FileEntry of(IndexEntry entry, EntryKind kind) {
    return new FileEntry(
        entry.path().bytes(),
        kind,
        entry.metadata().mode(),
        (int) entry.metadata().uid(),
        (int) entry.metadata().gid(),
        entry.size(),
        nanoseconds(entry),
        entry.link(),
        entry.digest(),
        attributes(entry.metadata().attributes()));
  }

  /** Times beyond the year 2262 are not told apart. */
  private static long nanoseconds(IndexEntry entry) {
    long limit = Long.MAX_VALUE / NANOSECONDS - 1;
    long seconds = Math.clamp(entry.metadata().seconds(), -limit, limit);
    return seconds * NANOSECONDS + entry.metadata().nanoseconds();
  }

  private static byte[] attributes(List<ExtendedAttribute> attributes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ExtendedAttribute attribute : attributes) {
      bytes.writeBytes(attribute.name().getBytes(StandardCharsets.UTF_8));
      bytes.write('=');
      bytes.writeBytes(attribute.value());
      bytes.write(0);
    }
    return bytes.toByteArray();
  }
}
