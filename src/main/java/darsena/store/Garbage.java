package darsena.store;

import darsena.image.Digest;
import darsena.io.DurableFiles;
import darsena.io.FileLock;
import darsena.oci.ImageConfig;
import darsena.oci.ImageIndex;
import darsena.oci.Manifest;
import darsena.oci.OciDocument;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes content that nothing refers to: no name, no container, nobody at work. It holds the lock
 * of the names meanwhile, so that nothing can come into use that it has just found unused.
 */
public final class Garbage {
  /** How long the beginning of a download is worth keeping. */
  private static final Duration RESUMABLE = Duration.ofDays(7);

  private final StorePaths paths;
  private final Blobs blobs;
  private final ImageNames names;
  private final Trash trash;

  /** The garbage of a store. */
  public Garbage(StorePaths paths) {
    this.paths = paths;
    this.blobs = new Blobs(paths);
    this.names = new ImageNames(paths);
    this.trash = new Trash(paths);
  }

  /** Tells which layers containers stand on, by their keys; asked while nothing can change. */
  @FunctionalInterface
  public interface LayersInUse {
    /** Keys of layers, of all containers; empty when that cannot be told. */
    Optional<Set<String>> keys();
  }

  /**
   * Removes what is not needed; returns the keys of the layers that went. As long as a document is
   * damaged, nobody knows what it needs, and nothing is removed. As long as a container is, no
   * layer is.
   */
  public List<String> collect(LayersInUse inUse) throws IOException {
    try (FileLock _ = FileLock.acquire(paths.lock("images"))) {
      Needs needs = new Needs();
      if (!needs.addAll(names.list())) {
        return List.of();
      }
      Leases leases = Leases.read(paths);
      needs.digests.addAll(leases.held());
      Optional<Set<String>> held = inUse.keys();
      held.ifPresent(needs.keys::addAll);
      removeBlobs(needs);
      removeFacts(needs);
      removeStaleDownloads(leases);
      return held.isPresent() ? removeLayers(needs) : List.of();
    }
  }

  /** Removes what killed processes have left: their leases, and what they were about to remove. */
  public void sweep() throws IOException {
    try (FileLock _ = FileLock.acquire(paths.lock("images"))) {
      removeStaleDownloads(Leases.read(paths));
    }
    for (Path written :
        List.of(
            paths.root(), paths.ingest(), paths.blobs("sha256"), paths.facts(), paths.filters())) {
      DurableFiles.sweep(written);
    }
    trash.sweep();
  }

  /** What must stay. */
  private final class Needs {
    private final Set<Digest> digests = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    /** Returns whether all could be read. */
    boolean addAll(List<NamedManifest> entries) {
      try {
        for (NamedManifest entry : entries) {
          add(entry.digest());
        }
        return true;
      } catch (IOException damaged) {
        return false;
      }
    }

    private void add(Digest document) throws IOException {
      if (!digests.add(document)) {
        return;
      }
      Optional<ImageFacts> facts = ImageFacts.read(paths, document);
      facts.ifPresent(found -> keys.addAll(found.keys()));
      switch (OciDocument.parse(blobs.read(document, OciDocument.LARGEST), "")) {
        case Manifest manifest -> addContents(manifest, facts.isEmpty());
        case ImageIndex index -> {
          for (var entry : index.manifests()) {
            if (blobs.has(entry.digest())) {
              add(entry.digest());
            }
          }
        }
      }
    }

    private void addContents(Manifest manifest, boolean layersUnknown) throws IOException {
      digests.add(manifest.config().digest());
      manifest.layers().forEach(layer -> digests.add(layer.digest()));
      if (layersUnknown) {
        byte[] config = blobs.read(manifest.config().digest(), OciDocument.LARGEST);
        digests.addAll(ImageConfig.parse(config).diffIds());
      }
    }

    boolean isNeeded(String layerKey) {
      return keys.contains(layerKey)
          || digests.stream().anyMatch(diffId -> layerKey.startsWith(diffId.hex()));
    }
  }

  private void removeBlobs(Needs needs) throws IOException {
    for (String algorithm : List.of("sha256", "sha512")) {
      for (Path blob : children(paths.blobs(algorithm))) {
        String hex = blob.getFileName().toString();
        if (needs.digests.stream().noneMatch(digest -> digest.hex().equals(hex))) {
          trash.remove(blob);
        }
      }
    }
  }

  private void removeFacts(Needs needs) throws IOException {
    for (Path facts : children(paths.facts())) {
      String hex = facts.getFileName().toString();
      if (needs.digests.stream().noneMatch(digest -> digest.hex().equals(hex))) {
        Files.deleteIfExists(facts);
      }
    }
  }

  private List<String> removeLayers(Needs needs) throws IOException {
    List<String> removed = new ArrayList<>();
    for (Path layer : children(paths.layers())) {
      String key = layer.getFileName().toString();
      if (!key.startsWith(".") && !needs.isNeeded(key)) {
        trash.remove(layer);
        removed.add(key);
      }
    }
    return removed;
  }

  private void removeStaleDownloads(Leases leases) throws IOException {
    Instant limit = Instant.now().minus(RESUMABLE);
    for (Path download : children(paths.ingest())) {
      FileTime changed = lastChange(download);
      boolean old = changed.toInstant().isBefore(limit);
      if (old && !leases.isLease(download)) {
        Files.deleteIfExists(download);
      }
    }
  }

  private static FileTime lastChange(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file);
    } catch (NoSuchFileException gone) {
      return FileTime.from(Instant.now());
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(found::add);
    } catch (NoSuchFileException none) {
      return List.of();
    }
    return found;
  }
}
