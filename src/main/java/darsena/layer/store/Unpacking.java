package darsena.layer.store;

import darsena.image.Digest;
import darsena.layer.InvalidLayerException;
import darsena.layer.LayerTree;
import darsena.layer.OverlayMarks;
import darsena.layer.index.FileIndexWriter;
import darsena.layer.stream.ChunkPipe;
import darsena.layer.stream.Compression;
import darsena.layer.stream.MeasuredInput;
import darsena.layer.tar.TarReader;
import darsena.layer.tree.LayerApplier;
import darsena.layer.tree.UnpackLimits;
import darsena.os.tree.OpenDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/**
 * One layer on its way from a stream to a tree. The calling thread reads, decompresses and digests;
 * another one, a platform thread since system calls would pin a virtual one, builds the tree.
 */
final class Unpacking {
  private final LayerTree layer;
  private final OverlayMarks marks;
  private final UnpackLimits limits;
  private final ChunkPipe pipe = new ChunkPipe();
  private final MessageDigest diffId = Digest.sha256();
  private long tarSize;

  /** What building the tree tells. */
  private record Built(long contentSize, int entries, List<String> notes) {}

  /**
   * @param layer has an empty tree and no index
   */
  Unpacking(LayerTree layer, OverlayMarks marks, UnpackLimits limits) {
    this.layer = layer;
    this.marks = marks;
    this.limits = limits;
  }

  UnpackedLayer run(InputStream compressed) throws IOException {
    MeasuredInput blob = new MeasuredInput(compressed);
    FutureTask<Built> tree = new FutureTask<>(this::build);
    Thread builder = Thread.ofPlatform().name("layer").start(tree);
    Optional<IOException> failure = Optional.of(new IOException("the other thread failed"));
    try {
      pump(blob);
      failure = Optional.empty();
    } catch (IOException unreadable) {
      failure = Optional.of(unreadable);
      throw unreadable;
    } finally {
      pipe.finish(failure);
      LongCall.join(builder); // it may not outlive the directory it writes to
    }
    Built built = LongCall.result(tree);
    return new UnpackedLayer(
        blob.digest(),
        blob.count(),
        Digest.of(diffId.digest(), "sha256"),
        tarSize,
        built.contentSize(),
        built.entries(),
        built.notes());
  }

  /** To the stream's end, unless the tree cannot be built. */
  private void pump(MeasuredInput blob) throws IOException {
    try (InputStream tar = Compression.open(blob)) {
      for (Optional<byte[]> each = pipe.buffer(); each.isPresent(); each = pipe.buffer()) {
        byte[] buffer = each.get();
        int count = tar.readNBytes(buffer, 0, buffer.length);
        if (count == 0) {
          return;
        }
        diffId.update(buffer, 0, count);
        tarSize += count;
        refuseBomb(blob.count());
        pipe.send(buffer, count);
      }
    }
  }

  private void refuseBomb(long compressed) throws InvalidLayerException {
    if (tarSize > limits.tarBytes()) {
      throw new InvalidLayerException("it unpacks to more than " + limits.tarBytes() + " bytes");
    }
    if (tarSize > limits.ratioFrom() && tarSize / limits.ratio() > compressed) {
      throw new InvalidLayerException(
          "it unpacks to more than " + limits.ratio() + " times its size");
    }
  }

  private Built build() throws IOException {
    InputStream tar = pipe.reader();
    try (OpenDirectory root = OpenDirectory.open(layer.tree());
        LayerApplier applier = new LayerApplier(root, marks, limits)) {
      applier.apply(new TarReader(tar));
      tar.transferTo(OutputStream.nullOutputStream());
      FileIndexWriter.write(layer.index(), applier.entries().all());
      return new Built(applier.contentSize(), applier.entries().count(), applier.notes());
    } finally {
      pipe.abandon();
    }
  }
}
