package darsena.layer.store;

import darsena.layer.LayerPath;
import darsena.layer.LayerTree;
import darsena.layer.OverlayMarks;
import darsena.layer.index.FileIndex;
import darsena.layer.index.FileIndexWriter;
import darsena.layer.index.IndexEntry;
import darsena.layer.tree.TreeWriter;
import darsena.os.tree.OpenDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives a staged layer's implied directories the metadata that the layers below decide. */
final class Settlement {
  private final LayerTree staged;
  private final OverlayMarks marks;

  Settlement(LayerTree staged, OverlayMarks marks) {
    this.staged = staged;
    this.marks = marks;
  }

  /** Changes the tree, then the index. */
  void apply(List<IndexEntry> resolved) throws IOException {
    Map<LayerPath, IndexEntry> settled = new HashMap<>();
    try (OpenDirectory root = OpenDirectory.open(staged.tree());
        TreeWriter tree = new TreeWriter(root, marks)) {
      for (IndexEntry each : resolved.reversed()) {
        settled.put(each.path(), tree.finish(each));
      }
    }
    rewriteIndex(settled);
  }

  private void rewriteIndex(Map<LayerPath, IndexEntry> settled) throws IOException {
    Path rewritten = staged.directory().resolve("index.settled");
    try (FileIndex index = FileIndex.open(staged)) {
      List<IndexEntry> entries = new ArrayList<>();
      for (IndexEntry each : index.entries()) {
        entries.add(settled.getOrDefault(each.path(), each));
      }
      FileIndexWriter.write(rewritten, entries);
    }
    Files.move(rewritten, staged.index(), StandardCopyOption.REPLACE_EXISTING);
  }
}
