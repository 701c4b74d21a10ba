package darsena.cli.image;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.engine.image.ImageSummary;
import darsena.image.Digest;
import darsena.io.Json;
import darsena.io.Json.MalformedJsonException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which images {@code images} shows. */
final class ImageFilters {
  private final Session session;
  private final List<ImageSummary> images;

  ImageFilters(Session session, List<ImageSummary> images) {
    this.session = session;
    this.images = images;
  }

  /** Every filter of the command line at once. */
  Predicate<ImageRow> all() {
    Arguments arguments = session.arguments();
    Predicate<ImageRow> wanted = row -> true;
    for (Predicate<ImageRow> filter : arguments.readAll("filter", this::filter)) {
      wanted = wanted.and(filter);
    }
    for (String name : arguments.words()) {
      wanted = wanted.and(reference(name));
    }
    return wanted;
  }

  private Predicate<ImageRow> filter(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("a filter has the form KEY=VALUE");
    }
    String value = text.substring(equals + 1);
    return switch (text.substring(0, equals)) {
      case "dangling" -> row -> row.dangling() == truth(value);
      case "reference" -> reference(value);
      case "before" -> row -> row.image().created().isBefore(created(value));
      case "since" -> row -> row.image().created().isAfter(created(value));
      case "label" -> row -> labelled(row.image(), value);
      default ->
          throw new IllegalArgumentException(
              "the keys are dangling, reference, before, since and label");
    };
  }

  private static boolean truth(String value) {
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("dangling is true or false");
    };
  }

  /** A name with or without its tag; {@code *} stands for anything but a slash. */
  private static Predicate<ImageRow> reference(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("(?<=[*?])|(?=[*?])", -1)) {
      regex.append(
          switch (part) {
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default -> Pattern.quote(part);
          });
    }
    Pattern compiled = Pattern.compile(regex.toString());
    return row ->
        compiled.matcher(row.name()).matches() || compiled.matcher(row.repository()).matches();
  }

  private Instant created(String image) {
    Digest id = session.images().inspect(image).summary().id();
    return images.stream()
        .filter(each -> each.id().equals(id))
        .map(ImageSummary::created)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private boolean labelled(ImageSummary image, String wanted) {
    int equals = wanted.indexOf('=');
    String key = equals < 0 ? wanted : wanted.substring(0, equals);
    try {
      JsonNode document =
          Json.parse(session.images().inspect(image.id().toString()).configuration());
      JsonNode label = document.path("config").path("Labels").path(key);
      return label.isTextual()
          && (equals < 0 || label.asText().equals(wanted.substring(equals + 1)));
    } catch (MalformedJsonException damaged) {
      return false;
    }
  }
}
