package darsena.tui.layers.state;

import darsena.tui.message.Problem;

/** What the page of layers shows. */
public sealed interface LayersModel {

  /** Nothing was opened yet. */
  record Nothing() implements LayersModel {}

  /** An image is being taken apart. */
  record Opening(String name) implements LayersModel {}

  /** It could not be. */
  record NotOpened(String name, Problem problem) implements LayersModel {}

  /** It lies open. */
  record Open(ImageView view) implements LayersModel {}
}
