package darsena.tui.layers.work;

import darsena.engine.explore.rows.VisibleRows;
import darsena.tui.layers.state.Arrangement;
import darsena.tui.layers.state.FilePlace;
import darsena.tui.layers.state.OpenImage;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.message.Problem;

/** What the page of layers is told. */
public sealed interface LayersMessage extends Message.OfPage {

  /** An image is taken apart. */
  record Opened(OpenImage image) implements LayersMessage {}

  /** It cannot be. */
  record NotOpened(String name, Problem problem) implements LayersMessage {}

  /** It is about the image that lies open. */
  sealed interface OfImage extends LayersMessage {}

  /** The rows of a large image that were asked for. */
  record Arranged(Arrangement wanted, VisibleRows rows) implements OfImage {}

  /** A part of the file that is shown. */
  record Read(FilePlace file, long from, byte[] bytes) implements OfImage {}

  /** That file cannot be read. */
  record NotRead(FilePlace file, Problem problem) implements OfImage {}

  @Override
  default PageId page() {
    return PageId.LAYERS;
  }
}
