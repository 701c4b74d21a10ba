package darsena.engine.local.containers;

import darsena.container.ContainerSpec;
import darsena.engine.container.FileChange;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.parts.WritableLayer;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.layer.LayerTree;
import darsena.layer.OverlayMarks;
import darsena.layer.tree.TreeChange;
import darsena.layer.tree.UpperChanges;
import darsena.store.container.StoredContainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a container's writable layer changes of its image, in docker's terms. */
final class LayerDifference {
  private final ContainerParts parts;

  LayerDifference(ContainerParts parts) {
    this.parts = parts;
  }

  List<FileChange> of(StoredContainer container) {
    ContainerSpec spec = parts.records().spec(container);
    List<LayerTree> layers = WritableLayer.trees(spec.layers(), parts.paths());
    try (UpperChanges changes = new UpperChanges(layers, OverlayMarks.TRUSTED)) {
      return changes.of(container.files().upper()).stream()
          .map(LayerDifference::told)
          .sorted(Comparator.comparing(FileChange::path, Arrays::compareUnsigned))
          .toList();
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot tell what `" + container.name() + "` has changed: " + problem.getMessage(),
          "",
          problem);
    }
  }

  private static FileChange told(TreeChange change) {
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    path.write('/');
    path.writeBytes(change.path().bytes());
    FileChange.Kind kind =
        switch (change.kind()) {
          case ADDED -> FileChange.Kind.ADDED;
          case CHANGED -> FileChange.Kind.CHANGED;
          case DELETED -> FileChange.Kind.DELETED;
        };
    return new FileChange(kind, path.toByteArray());
  }
}
