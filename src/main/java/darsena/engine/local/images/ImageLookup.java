package darsena.engine.local.images;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.store.ImageFacts;
import darsena.store.NamedManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds an image by what a person writes: an id, a reference, or a unique prefix of an id, in this
 * order, as docker does.
 */
final class ImageLookup {
  private static final Pattern PREFIX = Pattern.compile("(?:sha256:)?([0-9a-f]{1,64})");
  private static final int WHOLE = 64;

  private final Map<NamedManifest, ImageFacts> images;

  /**
   * @param images every entry of the store with the facts about its image
   */
  ImageLookup(Map<NamedManifest, ImageFacts> images) {
    this.images = new LinkedHashMap<>(images);
  }

  /**
   * What was found.
   *
   * @param name the entry, when it was found by a name and not by its id
   */
  record Found(ImageFacts facts, Optional<NamedManifest> name) {}

  Found find(String text) {
    Optional<Found> found = byWholeId(text).or(() -> byName(text)).or(() -> byPrefix(text));
    return found.orElseThrow(() -> notThere(text));
  }

  private Optional<Found> byWholeId(String text) {
    return hex(text).filter(hex -> hex.length() == WHOLE).flatMap(this::byId);
  }

  private Optional<Found> byPrefix(String text) {
    Optional<String> hex = hex(text);
    if (hex.isEmpty()) {
      return Optional.empty();
    }
    List<Digest> ids =
        images.values().stream()
            .map(ImageFacts::id)
            .filter(id -> id.hex().startsWith(hex.get()))
            .distinct()
            .toList();
    if (ids.size() > 1) {
      throw new DarsenaException(
          ErrorKind.CONFLICT,
          "the id `" + text + "` is not unique: " + ids.size() + " images begin with it",
          "Give more digits.");
    }
    return ids.stream().findFirst().flatMap(id -> byId(id.hex()));
  }

  private Optional<Found> byId(String hex) {
    return images.values().stream()
        .filter(facts -> facts.id().hex().equals(hex))
        .findFirst()
        .map(facts -> new Found(facts, Optional.empty()));
  }

  private Optional<Found> byName(String text) {
    ImageReference reference;
    try {
      reference = ImageReference.parse(text);
    } catch (DarsenaException noName) {
      if (hex(text).isPresent()) {
        return Optional.empty();
      }
      throw noName;
    }
    return images.entrySet().stream()
        .filter(entry -> matches(entry.getKey(), reference))
        .findFirst()
        .map(entry -> new Found(entry.getValue(), Optional.of(entry.getKey())));
  }

  /** With a digest, it is the digest that counts, of the manifest or of the index it came by. */
  private static boolean matches(NamedManifest entry, ImageReference reference) {
    if (entry.name().isEmpty()) {
      return false;
    }
    ImageReference name = entry.name().get();
    if (reference.digest().isEmpty()) {
      return name.equals(reference);
    }
    Digest digest = reference.digest().get();
    return name.name().equals(reference.name())
        && (entry.digest().equals(digest) || entry.source().filter(digest::equals).isPresent());
  }

  private static Optional<String> hex(String text) {
    var matcher = PREFIX.matcher(text.toLowerCase(Locale.ROOT));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static DarsenaException notThere(String text) {
    return new DarsenaException(
        ErrorKind.NOT_FOUND,
        "there is no image `" + text + "`",
        hex(text).isPresent()
            ? "`darsena images` lists all images."
            : "`darsena images` lists all images, `darsena pull " + text + "` fetches this one.");
  }
}
