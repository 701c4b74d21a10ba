package darsena.engine.pull;

import darsena.oci.Descriptor;
import darsena.registry.RegistryClient;
import darsena.registry.attempt.RetryListener;
import darsena.store.BlobSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A repository of a registry.
 *
 * @param client closed with this
 */
record RegistrySource(RegistryClient client) implements ImageSource {

  @Override
  public String description() {
    return "the registry";
  }

  @Override
  public Optional<Document> manifest(String reference) throws IOException, InterruptedException {
    return client
        .manifest(reference)
        .map(found -> new Document(found.raw(), found.contentType(), found.digest()));
  }

  @Override
  public List<String> tags() throws InterruptedException {
    return client.tags();
  }

  @Override
  public byte[] document(Descriptor blob) throws IOException, InterruptedException {
    return client.document(blob);
  }

  @Override
  public BlobSource blob(Descriptor blob, RetryListener listener) {
    return client.blob(blob, listener);
  }

  @Override
  public void close() {
    client.close();
  }
}
