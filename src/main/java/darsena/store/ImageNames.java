package darsena.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.io.DurableFiles;
import darsena.io.FileLock;
import darsena.io.Json;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which names point to which manifests: the {@code index.json} of the layout. A name stands there
 * in full, in the annotation of the specification and in containerd's, so that other tools find an
 * image by it.
 */
public final class ImageNames {
  private static final String REF_NAME = "org.opencontainers.image.ref.name";
  private static final String FULL_NAME = "io.containerd.image.name";
  private static final String SOURCE = "darsena.source";
  private static final int LARGEST_INDEX = 64 << 20;

  private final StorePaths paths;

  /** The names of a store. */
  public ImageNames(StorePaths paths) {
    this.paths = paths;
  }

  /** A change of the whole list. */
  @FunctionalInterface
  public interface Change {
    /** What the list shall be. */
    List<NamedManifest> apply(List<NamedManifest> before);
  }

  /** Every entry, in the order they came. */
  public List<NamedManifest> list() throws IOException {
    List<NamedManifest> entries = new ArrayList<>();
    for (JsonNode entry : document().path("manifests")) {
      read(entry).ifPresent(entries::add);
    }
    return entries;
  }

  /** The entry of a name. */
  public Optional<NamedManifest> find(ImageReference name) throws IOException {
    return list().stream().filter(entry -> entry.isNamed(name)).findFirst();
  }

  /**
   * Points a name to an image, taking it from any other, which stays without a name if it had only
   * this one.
   */
  public void point(NamedManifest target) throws IOException {
    update(before -> pointed(before, target));
  }

  /** Changes the list under the lock of the store. */
  public void update(Change change) throws IOException {
    DurableFiles.createDirectories(paths.locks());
    try (FileLock _ = FileLock.acquire(paths.lock("images"))) {
      List<NamedManifest> before = list();
      List<NamedManifest> after = change.apply(before);
      if (!after.equals(before)) {
        DurableFiles.write(paths.index(), Json.bytes(written(after)));
      }
    }
  }

  static List<NamedManifest> pointed(List<NamedManifest> before, NamedManifest target) {
    List<NamedManifest> after = new ArrayList<>();
    for (NamedManifest entry : before) {
      boolean same = entry.digest().equals(target.digest());
      if (target.name().filter(entry::isNamed).isPresent()) {
        if (!same) {
          after.add(entry.unnamed());
        }
      } else if (!(same && entry.name().isEmpty())) {
        after.add(entry);
      }
    }
    boolean known =
        target.name().isEmpty()
            && after.stream().anyMatch(entry -> entry.digest().equals(target.digest()));
    if (!known) {
      after.add(target);
    }
    return tidied(after);
  }

  /** An image with a name needs no entry without one, and one of those is enough. */
  public static List<NamedManifest> tidied(List<NamedManifest> entries) {
    List<NamedManifest> needed = new ArrayList<>();
    for (NamedManifest entry : entries) {
      boolean elsewhere =
          entry.name().isEmpty()
              && (entries.stream()
                      .anyMatch(other ->
                          other.name().isPresent() && other.digest().equals(entry.digest()))
                  || needed.stream().anyMatch(other -> other.digest().equals(entry.digest())));
      if (!elsewhere) {
        needed.add(entry);
      }
    }
    return needed;
  }

  private JsonNode document() throws IOException {
    try {
      return Json.parse(DurableFiles.read(paths.index(), LARGEST_INDEX));
    } catch (NoSuchFileException noStore) {
      return Json.object();
    } catch (Json.MalformedJsonException damage) {
      throw new DarsenaException(
          ErrorKind.DAMAGED,
          "the list of images, `" + paths.index() + "`, is damaged: " + damage.getMessage(),
          "Move that file away and pull the images again; containers stay as they are.",
          damage);
    }
  }

  private static Optional<NamedManifest> read(JsonNode entry) {
    try {
      JsonNode annotations = entry.path("annotations");
      return Optional.of(
          new NamedManifest(
              entry.path("mediaType").asText(),
              Digest.parse(entry.path("digest").asText()),
              entry.path("size").asLong(),
              reference(annotations.path(FULL_NAME).asText()),
              annotations.hasNonNull(SOURCE)
                  ? Optional.of(Digest.parse(annotations.path(SOURCE).asText()))
                  : Optional.empty()));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private static Optional<ImageReference> reference(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(ImageReference.parse(text));
    } catch (DarsenaException foreign) {
      return Optional.empty();
    }
  }

  private static JsonNode written(List<NamedManifest> entries) {
    ObjectNode document = Json.object();
    document.put("schemaVersion", 2);
    document.put("mediaType", "application/vnd.oci.image.index.v1+json");
    ArrayNode manifests = document.putArray("manifests");
    for (NamedManifest entry : entries) {
      ObjectNode written = manifests.addObject();
      written.put("mediaType", entry.mediaType());
      written.put("digest", entry.digest().toString());
      written.put("size", entry.size());
      ObjectNode annotations = Json.object();
      entry.name().ifPresent(name -> annotations.put(REF_NAME, name.toString()));
      entry.name().ifPresent(name -> annotations.put(FULL_NAME, name.toString()));
      entry.source().ifPresent(source -> annotations.put(SOURCE, source.toString()));
      if (!annotations.isEmpty()) {
        written.set("annotations", annotations);
      }
    }
    return document;
  }
}
