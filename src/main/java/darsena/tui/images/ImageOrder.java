package darsena.tui.images;

import java.util.Comparator;

/** In what order images are listed. */
enum ImageOrder {
  AGE("newest first"),
  NAME("by name"),
  SIZE("largest first");

  private final String words;

  ImageOrder(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  ImageOrder next() {
    return switch (this) {
      case AGE -> NAME;
      case NAME -> SIZE;
      case SIZE -> AGE;
    };
  }

  Comparator<ImageRow> comparator() {
    Comparator<ImageRow> byName = Comparator.comparing(ImageRow::shown);
    return switch (this) {
      case AGE ->
          Comparator.<ImageRow, java.time.Instant>comparing(row -> row.image().created())
              .reversed()
              .thenComparing(byName);
      case NAME -> byName;
      case SIZE ->
          Comparator.<ImageRow>comparingLong(row -> row.image().size())
              .reversed()
              .thenComparing(byName);
    };
  }
}
