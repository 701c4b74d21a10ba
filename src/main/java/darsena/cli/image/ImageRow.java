package darsena.cli.image;

import darsena.cli.command.Session;
import darsena.cli.format.Times;
import darsena.engine.image.ImageSummary;
import darsena.text.Age;
import darsena.text.ByteSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One image under one of its names, or under none. */
record ImageRow(
    Session session,
    ImageSummary image,
    String repository,
    String tag,
    Optional<String> knownDigest) {
  private static final String NONE = "<none>";

  /**
   * A row for each name; several digests of one repository are one row, unless they are asked for.
   */
  static List<ImageRow> of(Session session, ImageSummary image) {
    if (image.names().isEmpty()) {
      return List.of(new ImageRow(session, image, NONE, NONE, Optional.empty()));
    }
    boolean digests = session.arguments().on("digests");
    Map<String, ImageRow> rows = new LinkedHashMap<>();
    for (String name : image.names()) {
      ImageRow row = named(session, image, name);
      rows.putIfAbsent(digests ? name : row.repository + ":" + row.tag, row);
    }
    return List.copyOf(rows.values());
  }

  private static ImageRow named(Session session, ImageSummary image, String name) {
    int at = name.indexOf('@');
    if (at >= 0) {
      return new ImageRow(
          session, image, name.substring(0, at), NONE, Optional.of(name.substring(at + 1)));
    }
    int colon = name.lastIndexOf(':');
    return new ImageRow(
        session, image, name.substring(0, colon), name.substring(colon + 1), Optional.empty());
  }

  boolean dangling() {
    return repository.equals(NONE);
  }

  /** The name as a filter sees it. */
  String name() {
    return tag.equals(NONE) ? repository : repository + ":" + tag;
  }

  String value(String field) {
    return switch (field) {
      case "Repository" -> repository;
      case "Tag" -> tag;
      case "Digest" -> digest();
      case "ID" -> id();
      case "CreatedSince" -> Age.ago(session.since(image.created()));
      case "CreatedAt" -> Times.go(image.created(), session.surroundings().zone());
      case "Size" -> ByteSize.decimal(image.size());
      default -> Integer.toString(image.containers());
    };
  }

  private String id() {
    return session.arguments().on("no-trunc") ? image.id().toString() : image.id().abbreviated();
  }

  private String digest() {
    return knownDigest.orElseGet(this::digestOfName);
  }

  private String digestOfName() {
    String prefix = repository + "@";
    return session.images().inspect(image.id().toString()).digests().stream()
        .filter(reference -> reference.startsWith(prefix))
        .map(reference -> reference.substring(prefix.length()))
        .findFirst()
        .orElse(NONE);
  }
}
