package darsena.tui.images;

import darsena.engine.image.ImageSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of the list: one name of an image, or an image without names. */
record ImageRow(Optional<String> name, ImageSummary image) {

  static Stream<ImageRow> of(ImageSummary image) {
    List<String> names = image.names();
    return names.isEmpty()
        ? Stream.of(new ImageRow(Optional.empty(), image))
        : names.stream().map(name -> new ImageRow(Optional.of(name), image));
  }

  /** What the engine knows it by. */
  String key() {
    return name.orElse(image.id().hex());
  }

  String shown() {
    return name.orElse("<none>");
  }
}
