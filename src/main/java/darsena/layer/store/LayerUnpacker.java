package darsena.layer.store;

import darsena.layer.InvalidLayerException;
import java.io.IOException;
import java.io.InputStream;

/** Turns a layer's stream into a tree and a file index in one pass; {@code LayerStore} is one. */
@FunctionalInterface
public interface LayerUnpacker {

  /**
   * Reads the stream to its end, whatever the tar archive's own end, and says what it was. The
   * compression (gzip, zstd, none) is told from the content. The caller compares the digests with
   * those it expects, then {@linkplain StagedLayer#commit commits} or closes. Nothing is left
   * behind on a failure. An interrupt of the calling thread ends it with an {@link
   * java.io.InterruptedIOException}.
   *
   * @param compressed is read on the calling thread, in large pieces; not closed
   * @throws InvalidLayerException when the layer is at fault
   * @throws IOException when the stream or the disk is
   */
  StagedLayer unpack(InputStream compressed) throws IOException;
}
