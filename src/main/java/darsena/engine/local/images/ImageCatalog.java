package darsena.engine.local.images;

import darsena.engine.pull.LayerTrees;
import darsena.image.Digest;
import darsena.layer.LayerTree;
import darsena.oci.Descriptor;
import darsena.oci.ImageConfig;
import darsena.oci.ImageIndex;
import darsena.oci.Manifest;
import darsena.oci.OciDocument;
import darsena.store.Blobs;
import darsena.store.ImageFacts;
import darsena.store.ImageNames;
import darsena.store.NamedManifest;
import darsena.store.StorePaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of a store that are complete. Facts about one that are lost are found out again from
 * its documents and layers; an image of which anything is missing is left out.
 */
final class ImageCatalog {
  private final StorePaths paths;
  private final Blobs blobs;
  private final ImageNames names;
  private final LayerTrees trees;

  ImageCatalog(StorePaths paths, LayerTrees trees) {
    this.paths = paths;
    this.blobs = new Blobs(paths);
    this.names = new ImageNames(paths);
    this.trees = trees;
  }

  /** Every entry of the index with its facts. */
  Map<NamedManifest, ImageFacts> entries() throws IOException {
    Map<Digest, Optional<ImageFacts>> known = new HashMap<>();
    Map<NamedManifest, ImageFacts> entries = new LinkedHashMap<>();
    for (NamedManifest entry : names.list()) {
      Optional<ImageFacts> facts = known.get(entry.digest());
      if (facts == null) {
        facts = facts(entry.digest());
        known.put(entry.digest(), facts);
      }
      facts.ifPresent(found -> entries.put(entry, found));
    }
    return entries;
  }

  /** The image that a person means. */
  ImageLookup.Found find(String image) throws IOException {
    return new ImageLookup(entries()).find(image);
  }

  Manifest manifest(ImageFacts facts) throws IOException {
    return manifest(facts.manifest());
  }

  ImageConfig config(ImageFacts facts) throws IOException {
    return ImageConfig.parse(blobs.read(facts.id(), OciDocument.LARGEST));
  }

  ImageNames names() {
    return names;
  }

  private Manifest manifest(Digest digest) throws IOException {
    return switch (OciDocument.parse(blobs.read(digest, OciDocument.LARGEST), "")) {
      case Manifest manifest -> manifest;
      case ImageIndex _ -> throw new IOException(digest + " is an index of several images");
    };
  }

  private Optional<ImageFacts> facts(Digest manifest) throws IOException {
    Optional<ImageFacts> kept = ImageFacts.read(paths, manifest);
    return kept.isPresent() ? kept : foundOut(manifest);
  }

  private Optional<ImageFacts> foundOut(Digest digest) {
    try {
      Manifest manifest = manifest(digest);
      Digest id = manifest.config().digest();
      ImageConfig config = ImageConfig.parse(blobs.read(id, OciDocument.LARGEST));
      List<ImageFacts.Layer> layers = new ArrayList<>();
      List<LayerTree> below = new ArrayList<>();
      for (int i = 0; i < config.diffIds().size(); i++) {
        Digest diffId = config.diffIds().get(i);
        Optional<LayerTree> tree = trees.find(diffId, below);
        if (tree.isEmpty()) {
          return Optional.empty();
        }
        below.add(tree.get());
        layers.add(layer(diffId, manifest.layers().get(i), tree.get()));
      }
      ImageFacts facts = new ImageFacts(digest, id, config.created(), layers);
      facts.write(paths);
      return Optional.of(facts);
    } catch (IOException incomplete) {
      return Optional.empty();
    }
  }

  private ImageFacts.Layer layer(Digest diffId, Descriptor blob, LayerTree tree)
      throws IOException {
    LayerTrees.Measure measure = trees.measure(tree);
    return new ImageFacts.Layer(
        diffId, blob.digest(), blob.size(), tree.key(), measure.size(), measure.files());
  }
}
