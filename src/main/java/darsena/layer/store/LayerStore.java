package darsena.layer.store;

import darsena.image.Digest;
import darsena.io.DurableFiles;
import darsena.io.FileLock;
import darsena.layer.LayerTree;
import darsena.layer.OverlayMarks;
import darsena.layer.index.FileIndex;
import darsena.layer.index.ImpliedDirectories;
import darsena.layer.index.IndexEntry;
import darsena.layer.tree.UnpackLimits;
import darsena.os.tree.OpenDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unpacked layers: {@code layers/<key>/{tree,index}}. A key is the hexadecimal digits of a diff
 * id; a layer that leaves directories to those below it has a suffix besides, made of what these
 * directories look like there. Any number of processes may add, look up and remove.
 */
public final class LayerStore implements LayerUnpacker {
  private static final String STAGING = ".staging";

  private final Path layers;
  private final OverlayMarks marks;
  private final UnpackLimits limits;

  /**
   * @param layers the directory; made when the first layer comes
   */
  public LayerStore(Path layers, OverlayMarks marks, UnpackLimits limits) {
    this.layers = layers;
    this.marks = marks;
    this.limits = limits;
  }

  @Override
  public StagedLayer unpack(InputStream compressed) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("cancelled"); // a lock would say it in its own words
    }
    Staging staging = Staging.create(layers.resolve(STAGING));
    boolean complete = false;
    try {
      Unpacking unpacking = new Unpacking(staging.layer(), marks, limits);
      StagedLayer layer = new Staged(staging, unpacking.run(compressed));
      complete = true;
      return layer;
    } finally {
      if (!complete) {
        staging.close();
      }
    }
  }

  /**
   * The tree of a layer above these, if it is there. Costs one look at the disk for a layer that
   * names all its directories.
   *
   * @param below the lowest first
   */
  public Optional<LayerTree> find(Digest diffId, List<LayerTree> below) throws IOException {
    Optional<LayerTree> independent = tree(diffId.hex());
    if (independent.isPresent()) {
      return independent;
    }
    Optional<LayerTree> variant =
        list().stream().filter(each -> each.key().startsWith(diffId.hex() + "-")).findFirst();
    return variant.isEmpty()
        ? Optional.empty()
        : tree(ImpliedDirectories.key(diffId, resolved(variant.get(), below)));
  }

  /** The tree with this key, if it is there. */
  public Optional<LayerTree> tree(String key) {
    LayerTree tree = new LayerTree(key, layers.resolve(key));
    return Files.isDirectory(tree.tree()) ? Optional.of(tree) : Optional.empty();
  }

  /** All trees, in no order. */
  public List<LayerTree> list() throws IOException {
    if (!Files.isDirectory(layers)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(layers)) {
      return all.filter(each -> !each.getFileName().toString().startsWith("."))
          .map(each -> new LayerTree(each.getFileName().toString(), each))
          .toList();
    }
  }

  /** Removes a tree that nothing uses, first from sight, then from the disk. */
  public void delete(LayerTree tree) throws IOException {
    try (Staging grave = Staging.create(layers.resolve(STAGING))) {
      DurableFiles.rename(tree.directory(), grave.directory().resolve("removed"));
    }
  }

  /** Removes what killed processes have left; returns how many half-made layers. */
  public int sweep() throws IOException {
    return LongCall.of(() -> Staging.sweep(layers.resolve(STAGING)));
  }

  private static List<IndexEntry> resolved(LayerTree layer, List<LayerTree> below)
      throws IOException {
    List<FileIndex> indexes = new ArrayList<>();
    try (FileIndex own = FileIndex.open(layer)) {
      for (LayerTree each : below) {
        indexes.add(FileIndex.open(each));
      }
      return new ImpliedDirectories(own, indexes).resolved();
    } finally {
      indexes.forEach(FileIndex::close);
    }
  }

  /** A layer in its staging directory. */
  private final class Staged implements StagedLayer {
    private final Staging staging;
    private final UnpackedLayer layer;

    Staged(Staging staging, UnpackedLayer layer) {
      this.staging = staging;
      this.layer = layer;
    }

    @Override
    public UnpackedLayer layer() {
      return layer;
    }

    @Override
    public LayerTree commit(List<LayerTree> below) throws IOException {
      return LongCall.of(() -> settled(below));
    }

    private LayerTree settled(List<LayerTree> below) throws IOException {
      List<IndexEntry> implied = resolved(staging.layer(), below);
      if (!implied.isEmpty()) {
        new Settlement(staging.layer(), marks).apply(implied);
      }
      String key = ImpliedDirectories.key(layer.diffId(), implied);
      LayerTree tree = new LayerTree(key, layers.resolve(key));
      try (OpenDirectory staged = OpenDirectory.open(staging.layer().directory())) {
        staged.syncFileSystem();
      }
      try (var _ = FileLock.acquire(layers.resolve(".lock"))) {
        if (tree(key).isEmpty()) {
          DurableFiles.rename(staging.layer().directory(), tree.directory());
        }
      }
      return tree;
    }

    @Override
    public void close() throws IOException {
      staging.close();
    }
  }
}
