package darsena.tui.system;

import darsena.engine.HostReport;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;

/** What the page about the host is told. */
sealed interface SystemMessage extends Message.OfPage {

  /** What the engine says of its host. */
  record Reported(HostReport report) implements SystemMessage {}

  @Override
  default PageId page() {
    return PageId.SYSTEM;
  }
}
