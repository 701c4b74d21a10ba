package darsena.engine.local.images;

import darsena.image.ImageReference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that an image is listed by, docker's choice: a tag hides digests of its repository. */
final class ShownNames {
  private ShownNames() {}

  static List<String> of(List<ImageReference> names) {
    Set<String> tagged =
        names.stream()
            .filter(name -> name.digest().isEmpty())
            .map(ImageReference::familiarName)
            .collect(Collectors.toSet());
    Stream<String> tags =
        names.stream().filter(name -> name.digest().isEmpty()).map(ImageReference::familiar);
    Stream<String> digests =
        names.stream()
            .filter(name -> !tagged.contains(name.familiarName()))
            .flatMap(
                name -> name.digest().map(digest -> name.familiarName() + "@" + digest).stream());
    return Stream.concat(tags, digests).distinct().sorted().toList();
  }
}
