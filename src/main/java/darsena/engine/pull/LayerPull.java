package darsena.engine.pull;

import darsena.engine.image.PullEvent;
import darsena.image.Digest;
import darsena.layer.InvalidLayerException;
import darsena.layer.store.StagedLayer;
import darsena.oci.Descriptor;
import darsena.store.BlobSource;
import darsena.store.Blobs;
import darsena.store.DigestMismatchException;
import darsena.store.Ingest;
import darsena.store.IngestStream;
import darsena.store.StorePaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Optional;

/**
 * Brings one layer: its blob into the store and, in the same pass over its bytes, its tree beside
 * it. What an earlier try has left of the blob is used.
 */
final class LayerPull {
  private final StorePaths paths;
  private final Blobs blobs;
  private final LayerTrees trees;
  private final ImageSource source;
  private final PullEvents events;

  LayerPull(
      StorePaths paths, Blobs blobs, LayerTrees trees, ImageSource source, PullEvents events) {
    this.paths = paths;
    this.blobs = blobs;
    this.trees = trees;
    this.source = source;
    this.events = events;
  }

  /** Fetches a blob whose tree is there already. */
  void fetch(Descriptor blob) throws IOException, InterruptedException {
    var _ = ingest(blob, false);
  }

  /**
   * The tree of a layer, unpacked and not yet in the store; its blob is in the store.
   *
   * @param diffId what the archive's digest has to be
   */
  StagedLayer unpack(Descriptor blob, Digest diffId) throws IOException, InterruptedException {
    Optional<StagedLayer> unpacked =
        blobs.has(blob.digest()) ? Optional.empty() : ingest(blob, true);
    StagedLayer layer = unpacked.isPresent() ? unpacked.get() : unpackStored(blob);
    if (!layer.layer().diffId().equals(diffId)) {
      layer.close();
      throw new InvalidLayerException(
          "the layer "
              + blob.digest()
              + " unpacks to "
              + layer.layer().diffId()
              + ", its image says "
              + diffId);
    }
    return layer;
  }

  private StagedLayer unpackStored(Descriptor blob) throws IOException {
    try (InputStream stored = blobs.open(blob.digest())) {
      return trees.unpack(stored);
    } catch (InvalidLayerException invalid) {
      throw worded(invalid, blob);
    }
  }

  /** Empty when somebody else has brought the blob meanwhile, or when it is not unpacked. */
  private Optional<StagedLayer> ingest(Descriptor blob, boolean unpack)
      throws IOException, InterruptedException {
    try (Ingest ingest =
        Ingest.of(paths, blob.digest(), blob.size(), bytes -> progress(blob, bytes))) {
      if (blobs.has(blob.digest())) {
        events.tell(new PullEvent.Verified(blob.digest()));
        return Optional.empty();
      }
      boolean resumed = ingest.present() > 0;
      try {
        return download(ingest, blob, unpack);
      } catch (DigestMismatchException damaged) {
        if (!resumed) {
          throw damaged;
        }
        // What lay on the disk may have been at fault, after a crash of the host for example.
        return download(ingest, blob, unpack);
      }
    }
  }

  private Optional<StagedLayer> download(Ingest ingest, Descriptor blob, boolean unpack)
      throws IOException {
    long missing = blob.size() - ingest.present();
    DiskFullException.check(paths.root(), missing);
    try (IngestStream stream = ingest.stream(source(blob), bytes -> progress(blob, bytes))) {
      if (!unpack) {
        commit(ingest, blob, digest(stream, blob));
        return Optional.empty();
      }
      return Optional.of(unpackAndCommit(ingest, stream, blob));
    } catch (IOException problem) {
      IOException worded = DiskFullException.worded(problem, paths.root(), missing);
      if (worded instanceof DiskFullException) {
        ingest.discard();
      }
      throw worded;
    }
  }

  private StagedLayer unpackAndCommit(Ingest ingest, IngestStream stream, Descriptor blob)
      throws IOException {
    StagedLayer layer = unpack(ingest, stream, blob);
    boolean committed = false;
    try {
      commit(ingest, blob, digest(ingest, blob, layer));
      committed = true;
      return layer;
    } finally {
      if (!committed) {
        layer.close();
      }
    }
  }

  private StagedLayer unpack(Ingest ingest, IngestStream stream, Descriptor blob)
      throws IOException {
    try {
      return trees.unpack(stream);
    } catch (InvalidLayerException invalid) {
      // Wrong bytes look like a bad layer; the digest of the whole tells which it is.
      stream.transferTo(OutputStream.nullOutputStream());
      Digest actual = digest(ingest, blob);
      ingest.discard();
      if (!actual.equals(blob.digest())) {
        throw new DigestMismatchException(blob.digest(), actual);
      }
      throw worded(invalid, blob);
    }
  }

  private void commit(Ingest ingest, Descriptor blob, Digest actual) throws IOException {
    ingest.commit(actual);
    events.tell(new PullEvent.Verified(blob.digest()));
  }

  /** The unpacker digests what it reads, by sha256; that need not be done twice. */
  private static Digest digest(Ingest ingest, Descriptor blob, StagedLayer layer)
      throws IOException {
    Digest unpacked = layer.layer().blob();
    return unpacked.algorithm().equals(blob.digest().algorithm()) ? unpacked : digest(ingest, blob);
  }

  private static Digest digest(Ingest ingest, Descriptor blob) throws IOException {
    try (InputStream whole = ingest.open()) {
      return digest(whole, blob);
    }
  }

  private static Digest digest(InputStream whole, Descriptor blob) throws IOException {
    DigestInputStream digested = new DigestInputStream(whole, blob.digest().computation());
    digested.transferTo(OutputStream.nullOutputStream());
    return Digest.of(digested.getMessageDigest().digest(), blob.digest().algorithm());
  }

  private static InvalidLayerException worded(InvalidLayerException invalid, Descriptor blob) {
    InvalidLayerException worded =
        new InvalidLayerException(
            "the layer " + blob.digest() + " is not valid: " + invalid.getMessage());
    worded.initCause(invalid);
    return worded;
  }

  private BlobSource source(Descriptor blob) {
    return source.blob(
        blob,
        (attempt, attempts, reason, pause) ->
            events.tell(
                new PullEvent.Retrying(
                    blob.digest(), new PullEvent.Retry(attempt, attempts, reason, pause))));
  }

  private void progress(Descriptor blob, long bytes) {
    events.downloading(blob.digest(), bytes, blob.size());
  }
}
