package darsena.tui.images.work;

import darsena.engine.image.ImageSummary;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.message.Problem;
import java.util.List;

/** What the page of images is told. */
public sealed interface ImagesMessage extends Message.OfPage {

  /** All images. */
  record Listed(List<ImageSummary> images) implements ImagesMessage {
    /** Copies the list. */
    public Listed {
      images = List.copyOf(images);
    }
  }

  /** Everything about one. */
  record Described(Description description) implements ImagesMessage {}

  /** That cannot be had. */
  record NotDescribed(String key, Problem problem) implements ImagesMessage {}

  @Override
  default PageId page() {
    return PageId.IMAGES;
  }
}
