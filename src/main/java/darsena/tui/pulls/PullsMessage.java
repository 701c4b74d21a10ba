package darsena.tui.pulls;

import darsena.engine.image.PullEvent;
import darsena.engine.image.PulledImage;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.message.Problem;
import java.time.Instant;

/** What the page of pulls is told; each pull is known by its name and when it began. */
sealed interface PullsMessage extends Message.OfPage {

  /** The name and the beginning of a pull. */
  record Which(String name, Instant began) {}

  /** Which pull it is about. */
  Which pull();

  /** It begins. */
  record Began(Which pull) implements PullsMessage {}

  /** It goes on. */
  record Happened(Which pull, PullEvent event, Instant at) implements PullsMessage {}

  /** The image is there. */
  record Finished(Which pull, PulledImage image, Instant at) implements PullsMessage {}

  /** It ended before that, because somebody wanted so. */
  record Cancelled(Which pull) implements PullsMessage {}

  /** It cannot be had. */
  record Failed(Which pull, Problem problem) implements PullsMessage {}

  @Override
  default PageId page() {
    return PageId.PULLS;
  }
}
