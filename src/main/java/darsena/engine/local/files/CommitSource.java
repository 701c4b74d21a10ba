package darsena.engine.local.files;

import darsena.engine.pull.ImageSource;
import darsena.image.Digest;
import darsena.oci.Descriptor;
import darsena.oci.MediaTypes;
import darsena.registry.attempt.RetryListener;
import darsena.store.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/** The new image as a place to bring it from: what of it is new is here, the rest in the store. */
record CommitSource(CommittedImage image, NewLayer layer) implements ImageSource {
  @Override
  public String description() {
    return "the container";
  }

  @Override
  public Optional<Document> manifest(String reference) {
    return Optional.of(
        new Document(image.manifest(), MediaTypes.MANIFEST, Digest.of(image.manifest())));
  }

  @Override
  public List<String> tags() {
    return List.of();
  }

  @Override
  public byte[] document(Descriptor blob) {
    return image.config();
  }

  @Override
  public BlobSource blob(Descriptor blob, RetryListener listener) {
    return offset -> {
      InputStream stream = open(blob.digest());
      stream.skipNBytes(offset);
      return stream;
    };
  }

  private InputStream open(Digest digest) throws IOException {
    if (!digest.equals(layer.blob())) {
      throw new NoSuchFileException("the layer " + digest + " of its image");
    }
    return Files.newInputStream(layer.file());
  }

  @Override
  public void close() {
    // Every stream is closed by whoever reads it.
  }
}
