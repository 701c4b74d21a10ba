package darsena.engine.pull;

import darsena.image.Digest;
import darsena.oci.Descriptor;
import darsena.registry.attempt.RetryListener;
import darsena.store.BlobSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where the content of one repository can be had. */
public interface ImageSource extends Closeable {

  /**
   * A manifest or index as it is there.
   *
   * @param mediaType what the source says it is, or empty
   * @param digest verified
   */
  record Document(byte[] raw, String mediaType, Digest digest) {}

  /** What this source is, as the subject of a sentence: "the registry". */
  String description();

  /** The document that a tag, or a digest, stands for. */
  Optional<Document> manifest(String reference) throws IOException, InterruptedException;

  /** Some of the tags there are. */
  List<String> tags() throws InterruptedException;

  /** A small blob, verified. */
  byte[] document(Descriptor blob) throws IOException, InterruptedException;

  /** A blob; its digest is not verified here. */
  BlobSource blob(Descriptor blob, RetryListener listener);
}
