package darsena.engine.local.images;

import static darsena.engine.local.images.StoreWork.reading;

import darsena.engine.Images;
import darsena.engine.explore.Exploration;
import darsena.engine.image.HistoryEntry;
import darsena.engine.image.ImageDetails;
import darsena.engine.image.ImageRemoval;
import darsena.engine.image.ImageSummary;
import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.engine.image.PulledImage;
import darsena.engine.local.events.Herald;
import darsena.engine.local.layers.LayerContents;
import darsena.engine.local.layers.StoredLayers;
import darsena.engine.pull.ImageSource;
import darsena.engine.pull.LayoutFiles;
import darsena.engine.pull.LayoutSource;
import darsena.engine.pull.Pull;
import darsena.engine.pull.RegistrySources;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.layer.OverlayMarks;
import darsena.layer.store.LayerStore;
import darsena.layer.tree.UnpackLimits;
import darsena.oci.ImageConfig;
import darsena.oci.Manifest;
import darsena.registry.attempt.RetryListener;
import darsena.store.ImageFacts;
import darsena.store.NamedManifest;
import darsena.store.StoreLayout;
import darsena.store.StorePaths;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The images of one store. */
public final class LocalImages implements Images, ImageFinder {
  private static final String SAMPLE = "/darsena/sample";
  private static final String SAMPLE_NAME = "lanterna";

  private final ImageCatalog catalog;
  private final LayerContents contents;
  private final RegistrySources registries;
  private final LayoutFiles sample;
  private final Pull pull;
  private final ImageUse use;
  private final ImageTidings tidings;
  private final ImageRemover remover;

  /**
   * @param registries where names lead that the sample layout does not have
   * @param sample images inside the program
   */
  LocalImages(
      StorePaths paths,
      LayerContents contents,
      RegistrySources registries,
      LayoutFiles sample,
      ImageUse use,
      Herald herald) {
    this.catalog = new ImageCatalog(paths, contents);
    this.contents = contents;
    this.registries = registries;
    this.sample = sample;
    this.pull = new Pull(paths, contents);
    this.use = use;
    this.tidings = new ImageTidings(this, herald);
    this.remover = new ImageRemover(paths, catalog, use);
  }

  /**
   * The images of a store, which is made when there is none; a new one has the sample image.
   *
   * @param environment of the process: where the user's credentials are
   */
  public static LocalImages open(
      StorePaths paths,
      Set<String> insecureRegistries,
      Map<String, String> environment,
      ImageUse use,
      Herald herald)
      throws IOException {
    boolean isNew = StoreLayout.create(paths);
    LayerStore layers = new LayerStore(paths.layers(), OverlayMarks.TRUSTED, UnpackLimits.DEFAULT);
    LocalImages images =
        new LocalImages(
            paths,
            new StoredLayers(layers),
            RegistrySources.of(insecureRegistries, environment),
            LayoutFiles.resources(LocalImages.class, SAMPLE),
            use,
            herald);
    if (isNew) {
      images.bringSample();
    }
    return images;
  }

  private void bringSample() {
    ImageReference name = ImageReference.parse(SAMPLE_NAME);
    if (new LayoutSource(sample, name).hasImage()) {
      // Nobody has asked for it: nobody is told.
      pull.run(
          listener -> source(name, listener), new PullRequest(name, Optional.empty()), _ -> {});
    }
  }

  @Override
  public List<ImageSummary> list() {
    return reading(
        "list the images",
        () -> {
          Map<Digest, Long> users = users();
          List<ImageSummary> summaries = new ArrayList<>();
          Map<NamedManifest, ImageFacts> entries = catalog.entries();
          byManifest(entries.keySet())
              .values()
              .forEach(same ->
                  summaries.add(
                      summary(Objects.requireNonNull(entries.get(same.getFirst())), same, users)));
          summaries.sort((one, other) -> other.created().compareTo(one.created()));
          return summaries;
        });
  }

  /** The entries of each image: its names. */
  private static Map<Digest, List<NamedManifest>> byManifest(Set<NamedManifest> entries) {
    return entries.stream().collect(Collectors.groupingBy(NamedManifest::digest));
  }

  private Map<Digest, Long> users() {
    return use.uses().known().stream()
        .collect(Collectors.groupingBy(ImageUse.Use::image, Collectors.counting()));
  }

  private static ImageSummary summary(
      ImageFacts facts, List<NamedManifest> entries, Map<Digest, Long> users) {
    List<ImageReference> names = entries.stream().flatMap(entry -> entry.name().stream()).toList();
    return new ImageSummary(
        facts.id(),
        facts.manifest(),
        ShownNames.of(names),
        facts.created(),
        facts.size(),
        facts.layers().size(),
        users.getOrDefault(facts.id(), 0L).intValue());
  }

  @Override
  public ImageDetails inspect(String image) {
    return reading("inspect `" + image + "`", () -> details(catalog.find(image).facts()));
  }

  private ImageDetails details(ImageFacts facts) throws IOException {
    Manifest manifest = catalog.manifest(facts);
    ImageConfig config = catalog.config(facts);
    List<NamedManifest> entries =
        byManifest(catalog.entries().keySet()).getOrDefault(facts.manifest(), List.of());
    List<String> digests =
        entries.stream()
            .flatMap(entry -> ImageRemover.digestName(entry).stream())
            .distinct()
            .sorted()
            .toList();
    return new ImageDetails(
        summary(facts, entries, users()),
        digests,
        config.platform(),
        ImageHistory.layers(facts, config),
        config.platform().architecture(),
        config.author(),
        config.raw(),
        manifest.raw(),
        facts.manifest());
  }

  @Override
  public List<HistoryEntry> history(String image) {
    return reading(
        "tell the history of `" + image + "`",
        () -> {
          ImageFacts facts = catalog.find(image).facts();
          return ImageHistory.steps(facts, catalog.config(facts));
        });
  }

  @Override
  public PulledImage pull(PullRequest request, Consumer<PullEvent> events) {
    ImageReference reference = request.reference();
    ImageReference name = reference.digest().map(reference::withDigest).orElse(reference);
    PullRequest exact = new PullRequest(name, request.platform());
    PulledImage pulled = pull.run(listener -> source(name, listener), exact, events);
    tidings.pulled(name, pulled.id());
    return pulled;
  }

  /** The program itself for its sample image, whatever the network; else the registry. */
  private ImageSource source(ImageReference name, RetryListener listener)
      throws IOException, InterruptedException {
    LayoutSource inside = new LayoutSource(sample, name);
    boolean isSample = name.name().equals(ImageReference.parse(SAMPLE_NAME).name());
    return isSample && inside.hasImage() ? inside : registries.open(name, listener);
  }

  @Override
  public void tag(String image, ImageReference name) {
    if (name.digest().isPresent()) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot tag `" + image + "` as `" + name.familiar() + "`: a new name has no digest",
          "Give a name and a tag.");
    }
    reading(
        "tag `" + image + "`",
        () -> {
          ImageFacts facts = catalog.find(image).facts();
          NamedManifest entry =
              catalog.entries().keySet().stream()
                  .filter(each -> each.digest().equals(facts.manifest()))
                  .findFirst()
                  .orElseThrow(() -> new IOException("it has just been removed"));
          boolean sameRepository =
              entry.name().filter(old -> old.name().equals(name.name())).isPresent();
          catalog.names().point((sameRepository ? entry : entry.unnamed()).named(name));
          tidings.tagged(name, facts.id());
          return name;
        });
  }

  @Override
  public List<ImageRemoval> remove(String image, boolean force) {
    return reading(
        "remove `" + image + "`",
        () -> {
          Digest id = catalog.find(image).facts().id();
          List<ImageRemoval> done = remover.remove(image, force);
          tidings.removed(id, done);
          return done;
        });
  }

  @Override
  public Exploration explore(String image) {
    return reading(
        "explore `" + image + "`",
        () -> {
          ImageFacts facts = catalog.find(image).facts();
          return contents.explore(ImageHistory.layers(facts, catalog.config(facts)), facts.keys());
        });
  }

  @Override
  public InputStream open(String image, int layer, byte[] path) {
    return reading(
        "read a file of `" + image + "`",
        () -> {
          List<String> keys = catalog.find(image).facts().keys();
          if (layer < 0 || layer >= keys.size()) {
            throw new DarsenaException(
                ErrorKind.NOT_FOUND, "`" + image + "` has no layer " + layer, "");
          }
          return contents.open(keys.get(layer), path);
        });
  }

  @Override
  public StoredImage find(String image) {
    return reading(
        "use `" + image + "`",
        () -> {
          ImageFacts facts = catalog.find(image).facts();
          return new StoredImage(facts.id(), facts.manifest(), catalog.config(facts), facts.keys());
        });
  }
}
