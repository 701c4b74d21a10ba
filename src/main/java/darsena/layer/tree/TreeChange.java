package darsena.layer.tree;

import darsena.layer.LayerPath;

/** A path that a writable layer changes against the layers below it. */
public record TreeChange(Kind kind, LayerPath path) {

  /** What happened to it. */
  public enum Kind {
    ADDED,
    CHANGED,
    DELETED
  }
}
