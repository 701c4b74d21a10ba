package darsena.engine.local.files;

import darsena.cgroup.ContainerCgroup;
import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.engine.container.CommitRequest;
import darsena.engine.image.PullRequest;
import darsena.engine.local.images.StoredImage;
import darsena.engine.local.layers.StoredLayers;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.pull.Pull;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.io.Entropy;
import darsena.io.FailureWords;
import darsena.io.FileLock;
import darsena.layer.OverlayMarks;
import darsena.layer.store.LayerStore;
import darsena.layer.tree.UnpackLimits;
import darsena.oci.Manifest;
import darsena.oci.OciDocument;
import darsena.store.Blobs;
import darsena.store.ImageNames;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Makes images of containers; they come into the store as pulled ones do, all or nothing. */
final class Commit {
  private final ContainerParts parts;

  Commit(ContainerParts parts) {
    this.parts = parts;
  }

  Digest of(StoredContainer container, CommitRequest request) {
    ContainerSpec spec = parts.records().spec(container);
    StoredImage base = parts.images().find(spec.image().hex());
    try (NewLayer layer = layer(container, request.pause())) {
      Blobs blobs = new Blobs(parts.paths());
      OciDocument document =
          OciDocument.parse(blobs.read(base.manifest(), OciDocument.LARGEST), "");
      if (!(document instanceof Manifest manifest)) {
        throw new IOException("the manifest of its image is an index");
      }
      CommittedImage image =
          CommittedImage.of(
              manifest, base.config().raw(), layer, spec, request, parts.clock().instant());
      bring(image, layer, request.name());
      Digest id = Digest.of(image.config());
      request.name().ifPresent(name -> tagged(name, id));
      parts
          .herald()
          .container(
              container,
              "commit",
              "comment",
              request.message(),
              "imageID",
              id.toString(),
              "imageRef",
              request.name().map(ImageReference::familiar).orElse(""));
      parts.bell().run();
      return id;
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot make an image of `" + container.name() + "`: " + FailureWords.of(problem),
          "",
          problem);
    }
  }

  /** Nobody changes the state of the container meanwhile, and, if asked, neither does it itself. */
  private NewLayer layer(StoredContainer container, boolean pause) throws IOException {
    try (FileLock _ = parts.records().lock(container)) {
      boolean running = parts.states().state(container) instanceof ContainerState.Running;
      ContainerCgroup cgroup = parts.cgroups().apply(container.id());
      if (running && pause) {
        cgroup.pause();
      }
      try {
        return NewLayer.of(
            container.files().upper(), container.files().kept().resolve("new-layer"));
      } finally {
        if (running && pause) {
          cgroup.resume();
        }
      }
    }
  }

  private void bring(CommittedImage image, NewLayer layer, Optional<ImageReference> name)
      throws IOException {
    LayerStore store =
        new LayerStore(parts.paths().layers(), OverlayMarks.TRUSTED, UnpackLimits.DEFAULT);
    ImageReference pointer =
        name.orElseGet(() -> ImageReference.parse("commit.invalid/unnamed:" + Entropy.token()));
    new Pull(parts.paths(), new StoredLayers(store))
        .run(
            _ -> new CommitSource(image, layer),
            new PullRequest(pointer, Optional.empty()),
            _ -> {});
    if (name.isEmpty()) {
      unname(pointer);
    }
  }

  private void tagged(ImageReference name, Digest id) {
    parts.herald().image(id.toString(), "tag", Map.of("name", name.familiar()));
  }

  private void unname(ImageReference pointer) throws IOException {
    new ImageNames(parts.paths())
        .update(before ->
            ImageNames.tidied(
                before.stream()
                    .map(entry ->
                        entry.name().filter(pointer::equals).isPresent() ? entry.unnamed() : entry)
                    .toList()));
  }
}
