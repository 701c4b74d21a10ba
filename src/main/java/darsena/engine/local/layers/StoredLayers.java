package darsena.engine.local.layers;

import darsena.engine.explore.Exploration;
import darsena.engine.image.LayerSummary;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.layer.EntryKind;
import darsena.layer.LayerTree;
import darsena.layer.index.FileIndex;
import darsena.layer.index.IndexEntry;
import darsena.layer.store.LayerStore;
import darsena.layer.store.StagedLayer;
import darsena.os.Errno;
import darsena.os.OsException;
import darsena.os.tree.OpenDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The unpacked layers of a store, with their indexes. */
public final class StoredLayers implements LayerContents {
  private final LayerStore store;

  /** The layers of one store. */
  public StoredLayers(LayerStore store) {
    this.store = store;
  }

  @Override
  public StagedLayer unpack(InputStream compressed) throws IOException {
    return store.unpack(compressed);
  }

  @Override
  public Optional<LayerTree> find(Digest diffId, List<LayerTree> below) throws IOException {
    return store.find(diffId, below);
  }

  @Override
  public void sweep() throws IOException {
    store.sweep();
  }

  @Override
  public Measure measure(LayerTree tree) throws IOException {
    try (FileIndex index = FileIndex.open(tree)) {
      long size = 0;
      for (IndexEntry entry : index.entries()) {
        size += entry.kind() == EntryKind.FILE ? entry.size() : 0;
      }
      return new Measure(size, index.size());
    }
  }

  @Override
  public Exploration explore(List<LayerSummary> layers, List<String> keys) throws IOException {
    List<FileIndex> indexes = new ArrayList<>();
    try {
      for (String key : keys) {
        indexes.add(FileIndex.open(tree(key)));
      }
      return new LayerExploration(layers).of(indexes);
    } finally {
      indexes.forEach(FileIndex::close);
    }
  }

  @Override
  public InputStream open(String key, byte[] path) throws IOException {
    try (OpenDirectory root = OpenDirectory.open(tree(key).tree())) {
      return new LayerFile(root.regularFileInRoot(path));
    } catch (OsException problem) {
      if (problem.errno() == Errno.ENOENT || problem.errno() == Errno.EINVAL) {
        throw new DarsenaException(
            ErrorKind.NOT_FOUND,
            "cannot read a file of a layer: there is no regular file of that path in it",
            "",
            problem);
      }
      throw problem;
    }
  }

  private LayerTree tree(String key) throws IOException {
    return store.tree(key).orElseThrow(() -> new IOException("the layer " + key + " is not there"));
  }
}
