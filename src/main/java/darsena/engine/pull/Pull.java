package darsena.engine.pull;

import darsena.concurrent.FanOut;
import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.engine.image.PulledImage;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.layer.LayerTree;
import darsena.oci.Descriptor;
import darsena.oci.ImageConfig;
import darsena.oci.Manifest;
import darsena.registry.attempt.RetryListener;
import darsena.store.Blobs;
import darsena.store.Garbage;
import darsena.store.ImageFacts;
import darsena.store.ImageNames;
import darsena.store.Lease;
import darsena.store.NamedManifest;
import darsena.store.StorePaths;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings an image into a store. Nothing of it can be seen there before all of it is; what a broken
 * pull has brought is used by the next.
 */
public final class Pull {
  /** Layers at a time. */
  private static final int WIDTH = 3;

  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final Duration silence;
  private final StorePaths paths;
  private final LayerTrees trees;
  private final Blobs blobs;
  private final ImageNames names;

  /** Pulls into a store. */
  public Pull(StorePaths paths, LayerTrees trees) {
    this(paths, trees, SILENCE);
  }

  /**
   * @param silence after which it is told what is waited for
   */
  Pull(StorePaths paths, LayerTrees trees, Duration silence) {
    this.silence = silence;
    this.paths = paths;
    this.trees = trees;
    this.blobs = new Blobs(paths);
    this.names = new ImageNames(paths);
  }

  /**
   * Opens the place where the content is; kept apart so that a failure there is worded like all
   * others.
   */
  @FunctionalInterface
  public interface Opening {
    /** The source for the image that is pulled; the listener is told what has to be asked again. */
    ImageSource open(RetryListener listener) throws IOException, InterruptedException;
  }

  /** Fetches what is missing, and points the name to the image. */
  public PulledImage run(Opening opening, PullRequest request, Consumer<PullEvent> listener) {
    PullProblem problem = new PullProblem(request.reference());
    PullEvents events = new PullEvents(listener);
    try (FirstAnswer answer = FirstAnswer.of(request.reference().registry(), silence, events);
        ImageSource source = opening.open(answer)) {
      ResolvedImage image =
          new Resolution(source, request.reference(), request.platform()).resolve();
      answer.came();
      return bring(source, request.reference(), image, events);
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw problem.cancelled();
    } catch (IOException failed) {
      throw problem.of(failed);
    }
  }

  private PulledImage bring(
      ImageSource source, ImageReference name, ResolvedImage image, PullEvents events)
      throws IOException, InterruptedException {
    Manifest manifest = image.manifest();
    events.tell(resolved(name, image));
    sweep();
    try (Lease lease = Lease.begin(paths)) {
      lease.hold(contents(image));
      boolean fetched = fetchLayers(source, image, events);
      blobs.put(manifest.config().digest(), image.config().raw());
      Digest digest = manifest.digest();
      blobs.put(digest, manifest.raw());
      NamedManifest target =
          new NamedManifest(
              manifest.mediaType(),
              digest,
              manifest.raw().length,
              Optional.of(name),
              Optional.of(image.source()));
      boolean pointed = names.find(name).filter(target::equals).isPresent();
      names.point(target);
      return new PulledImage(
          name.toString(), image.source(), manifest.config().digest(), pointed && !fetched);
    }
  }

  /** What an earlier pull could not clean up, since it was killed, would take the room of this. */
  private void sweep() throws IOException {
    new Garbage(paths).sweep();
    trees.sweep();
  }

  private static PullEvent resolved(ImageReference name, ResolvedImage image) {
    List<PullEvent.LayerToPull> layers = new ArrayList<>();
    for (Descriptor layer : image.manifest().layers()) {
      layers.add(new PullEvent.LayerToPull(layer.digest(), layer.size()));
    }
    return new PullEvent.Resolved(
        name.familiar(), image.source(), image.config().platform(), layers);
  }

  private static Set<Digest> contents(ResolvedImage image) {
    Set<Digest> held = new HashSet<>(image.config().diffIds());
    held.add(image.manifest().digest());
    held.add(image.manifest().config().digest());
    image.manifest().layers().forEach(layer -> held.add(layer.digest()));
    return held;
  }

  /** Returns whether anything had to be fetched or unpacked. */
  private boolean fetchLayers(ImageSource source, ResolvedImage image, PullEvents events)
      throws IOException, InterruptedException {
    Manifest manifest = image.manifest();
    ImageConfig config = image.config();
    LayerPull pull = new LayerPull(paths, blobs, trees, source, events);
    AtomicBoolean fetched = new AtomicBoolean();
    try (LayerChain chain = new LayerChain(config.diffIds(), trees, events)) {
      int there = chain.advance();
      FanOut.map(
          firstOccurrences(manifest.layers()),
          WIDTH,
          index -> {
            Descriptor blob = manifest.layers().get(index);
            fetched.compareAndSet(
                false, bringLayer(pull, chain, blob, config, index, there, events));
            return index;
          });
      unpackWhatDependsOnOthers(pull, chain, manifest, config);
      keepFacts(image, chain.trees());
    }
    return fetched.get();
  }

  private boolean bringLayer(
      LayerPull pull,
      LayerChain chain,
      Descriptor blob,
      ImageConfig config,
      int index,
      int there,
      PullEvents events)
      throws IOException, InterruptedException {
    Digest diffId = config.diffIds().get(index);
    boolean unpacked = index < there || trees.find(diffId, List.of()).isPresent();
    if (!unpacked) {
      chain.add(diffId, pull.unpack(blob, diffId));
      return true;
    }
    if (!blobs.has(blob.digest())) {
      pull.fetch(blob);
      return true;
    }
    events.tell(new PullEvent.Shared(blob.digest()));
    return false;
  }

  /** An image may have one layer twice, the empty one for example; it is brought once. */
  private static List<Integer> firstOccurrences(List<Descriptor> layers) {
    Set<Digest> seen = new HashSet<>();
    List<Integer> first = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (seen.add(layers.get(i).digest())) {
        first.add(i);
      }
    }
    return first;
  }

  /** A layer whose tree depends on those below may be there for others, and not for these. */
  private void unpackWhatDependsOnOthers(
      LayerPull pull, LayerChain chain, Manifest manifest, ImageConfig config)
      throws IOException, InterruptedException {
    int next = chain.advance();
    while (next < manifest.layers().size()) {
      Digest diffId = config.diffIds().get(next);
      chain.add(diffId, pull.unpack(manifest.layers().get(next), diffId));
      next = chain.advance();
    }
  }

  private void keepFacts(ResolvedImage image, List<LayerTree> layers) throws IOException {
    List<ImageFacts.Layer> facts = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Descriptor blob = image.manifest().layers().get(i);
      LayerTrees.Measure measure = trees.measure(layers.get(i));
      facts.add(
          new ImageFacts.Layer(
              image.config().diffIds().get(i),
              blob.digest(),
              blob.size(),
              layers.get(i).key(),
              measure.size(),
              measure.files()));
    }
    new ImageFacts(
            image.manifest().digest(),
            image.manifest().config().digest(),
            image.config().created(),
            facts)
        .write(paths);
  }
}
