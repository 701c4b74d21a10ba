package darsena.tui.page;

import darsena.tui.message.PageId;

/** What a page asks of the frame around it. */
public sealed interface Order {

  /** Opens a dialog over everything. */
  record Open(Dialog dialog) implements Order {}

  /** Shows another page. */
  record Go(PageId page) implements Order {}

  /** Shows another page, and an object on it. */
  record Reveal(PageId page, String object) implements Order {}

  /** Shows one line for a while. */
  record Notice(String text) implements Order {}
}
