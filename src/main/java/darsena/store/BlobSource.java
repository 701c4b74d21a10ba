package darsena.store;

import java.io.IOException;
import java.io.InputStream;

/** Where a blob comes from. */
@FunctionalInterface
public interface BlobSource {

  /**
   * The blob's bytes from an offset to its end. Fails rather than end early. An interrupt of the
   * reading thread ends it.
   */
  InputStream open(long offset) throws IOException;
}
