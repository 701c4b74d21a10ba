package darsena.tui.images;

import darsena.tui.images.work.Description;
import darsena.tui.message.Problem;
import darsena.tui.widget.Line;
import darsena.tui.widget.ListCursor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the page of images knows.
 *
 * @param loaded whether the engine has answered yet
 * @param rows what the filter lets through, in order
 * @param typing whether the filter is being written
 * @param inDetail whether keys go to the details
 * @param detailTop the first line of the details that is shown
 * @param description of the selected image, when it is there
 * @param problem why there is none
 * @param awaited a name to select as soon as it is listed
 */
public record ImagesModel(
    boolean loaded,
    List<ImageRow> all,
    List<ImageRow> rows,
    ListCursor cursor,
    Line filter,
    boolean typing,
    ImageOrder order,
    boolean inDetail,
    Tab tab,
    int detailTop,
    Optional<Description> description,
    Optional<Problem> problem,
    Optional<String> awaited) {

  /** Copies the lists. */
  public ImagesModel {
    all = List.copyOf(all);
    rows = List.copyOf(rows);
  }

  static ImagesModel start() {
    return new ImagesModel(
        false,
        List.of(),
        List.of(),
        ListCursor.START,
        Line.EMPTY,
        false,
        ImageOrder.AGE,
        false,
        Tab.LAYERS,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Optional<ImageRow> selected() {
    return cursor.selected() < rows.size()
        ? Optional.of(rows.get(cursor.selected()))
        : Optional.empty();
  }

  /** The same selection where it still is, in other rows. */
  ImagesModel listed(List<ImageRow> images, Line text, ImageOrder by, int height) {
    String wanted = text.text().toLowerCase(Locale.ROOT);
    List<ImageRow> shown =
        images.stream()
            .filter(row -> row.shown().toLowerCase(Locale.ROOT).contains(wanted))
            .sorted(by.comparator())
            .toList();
    Optional<String> key = awaited.or(() -> selected().map(ImageRow::key));
    int at = cursor.selected();
    for (int index = 0; index < shown.size(); index++) {
      if (key.isPresent() && shown.get(index).key().equals(key.get())) {
        at = index;
      }
    }
    boolean found = at < shown.size() && awaited.filter(shown.get(at).key()::equals).isPresent();
    return new ImagesModel(
        true,
        images,
        shown,
        cursor.on(at, shown.size(), height),
        text,
        typing,
        by,
        inDetail,
        tab,
        detailTop,
        description,
        problem,
        found ? Optional.empty() : awaited);
  }

  ImagesModel at(ListCursor other) {
    return new ImagesModel(
        loaded,
        all,
        rows,
        other,
        filter,
        typing,
        order,
        inDetail,
        tab,
        detailTop,
        description,
        problem,
        awaited);
  }

  ImagesModel typing(boolean now) {
    return new ImagesModel(
        loaded,
        all,
        rows,
        cursor,
        filter,
        now,
        order,
        inDetail,
        tab,
        detailTop,
        description,
        problem,
        awaited);
  }

  ImagesModel showing(boolean details, Tab other, int top) {
    return new ImagesModel(
        loaded,
        all,
        rows,
        cursor,
        filter,
        typing,
        order,
        details,
        other,
        top,
        description,
        problem,
        awaited);
  }

  ImagesModel described(Optional<Description> known, Optional<Problem> why) {
    return new ImagesModel(
        loaded, all, rows, cursor, filter, typing, order, inDetail, tab, detailTop, known, why,
        awaited);
  }

  ImagesModel awaiting(String name) {
    return new ImagesModel(
        loaded,
        all,
        rows,
        cursor,
        filter,
        typing,
        order,
        inDetail,
        tab,
        detailTop,
        description,
        problem,
        Optional.of(name));
  }

  /** Whether what is known of an image is of the selected one. */
  boolean isDescribed() {
    Optional<String> key = selected().map(ImageRow::key);
    return description.map(Description::key).equals(key);
  }
}
