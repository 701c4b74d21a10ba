package darsena.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import darsena.io.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;

/** The skeleton of a store: an OCI image layout, version 1.0.0, with our own directories beside. */
public final class StoreLayout {
  private static final byte[] MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8);
  private static final byte[] NO_IMAGES =
      "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[]}"
          .getBytes(UTF_8);

  private StoreLayout() {}

  /**
   * Makes what is missing. The marker is written last, so that a store with one is whole.
   *
   * @return whether the store is new
   */
  public static boolean create(StorePaths paths) throws IOException {
    DurableFiles.createDirectories(paths.locks());
    if (Files.exists(paths.layoutMarker())) {
      return false;
    }
    DurableFiles.createDirectories(paths.blobs("sha256"));
    DurableFiles.createDirectories(paths.ingest());
    DurableFiles.createDirectories(paths.layers());
    DurableFiles.createDirectories(paths.facts());
    DurableFiles.createDirectories(paths.containers());
    DurableFiles.createDirectories(paths.names());
    DurableFiles.createDirectories(paths.trash());
    if (!Files.exists(paths.index())) {
      DurableFiles.write(paths.index(), NO_IMAGES);
    }
    DurableFiles.write(paths.layoutMarker(), MARKER);
    return true;
  }
}
