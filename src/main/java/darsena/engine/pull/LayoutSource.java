package darsena.engine.pull;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.io.BoundedBytes;
import darsena.io.Json;
import darsena.oci.Descriptor;
import darsena.oci.OciDocument;
import darsena.registry.attempt.RetryListener;
import darsena.registry.transport.RegistryException;
import darsena.store.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One repository in an OCI image layout: a directory, or resources of the program. An entry belongs
 * to it whose annotations name it in full, or name just a tag.
 */
public final class LayoutSource implements ImageSource {
  private static final List<String> NAMES =
      List.of("io.containerd.image.name", "org.opencontainers.image.ref.name");

  private final LayoutFiles files;
  private final ImageReference image;

  /** The repository of an image in a layout. */
  public LayoutSource(LayoutFiles files, ImageReference image) {
    this.files = files;
    this.image = image;
  }

  /** Whether the layout is there and has this image. */
  public boolean hasImage() {
    try {
      return manifest(image.digest().map(Digest::toString).or(image::tag).orElseThrow())
          .isPresent();
    } catch (IOException absent) {
      return false;
    }
  }

  @Override
  public String description() {
    return "the layout";
  }

  @Override
  public Optional<Document> manifest(String reference) throws IOException {
    if (reference.contains(":")) {
      return blob(Digest.parse(reference), "");
    }
    for (JsonNode entry : entries()) {
      if (tagOf(entry).filter(reference::equals).isPresent()) {
        return blob(Digest.parse(entry.path("digest").asText()), entry.path("mediaType").asText());
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> tags() {
    try {
      List<String> tags = new ArrayList<>();
      for (JsonNode entry : entries()) {
        tagOf(entry).ifPresent(tags::add);
      }
      return tags;
    } catch (IOException untold) {
      return List.of();
    }
  }

  /** The tag that an entry has in this repository; a full name, where there is one, decides. */
  private Optional<String> tagOf(JsonNode entry) {
    return NAMES.stream()
        .map(name -> entry.path("annotations").path(name).asText())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .flatMap(this::tagOf);
  }

  private Optional<String> tagOf(String name) {
    String prefix = image.name() + ":";
    if (name.startsWith(prefix)) {
      return Optional.of(name.substring(prefix.length()));
    }
    boolean bare = name.indexOf('/') < 0 && name.indexOf(':') < 0;
    return bare ? Optional.of(name) : Optional.empty();
  }

  private JsonNode entries() throws IOException {
    try (InputStream stream = files.open("index.json")) {
      return Json.parse(BoundedBytes.read(stream, OciDocument.LARGEST)).path("manifests");
    }
  }

  private Optional<Document> blob(Digest digest, String mediaType) throws IOException {
    try {
      return Optional.of(new Document(read(digest), mediaType, digest));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] document(Descriptor blob) throws IOException {
    return read(blob.digest());
  }

  private byte[] read(Digest digest) throws IOException {
    try (InputStream stream = files.open(path(digest))) {
      byte[] content = BoundedBytes.read(stream, OciDocument.LARGEST);
      if (!Digest.of(digest.computation().digest(content), digest.algorithm()).equals(digest)) {
        throw new RegistryException(
            ErrorKind.DAMAGED, "the layout's blob " + digest + " is damaged", "");
      }
      return content;
    }
  }

  @Override
  public BlobSource blob(Descriptor blob, RetryListener listener) {
    return offset -> {
      InputStream stream = files.open(path(blob.digest()));
      stream.skipNBytes(offset);
      return stream;
    };
  }

  private static String path(Digest digest) {
    return "blobs/" + digest.algorithm() + "/" + digest.hex();
  }

  @Override
  public void close() {
    // Every file is closed by whoever reads it.
  }
}
