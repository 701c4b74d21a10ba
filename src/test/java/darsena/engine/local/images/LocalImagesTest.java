package darsena.engine.local.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ContainerId;
import darsena.engine.explore.Exploration;
import darsena.engine.image.HistoryEntry;
import darsena.engine.image.ImageRemoval.Deleted;
import darsena.engine.image.ImageRemoval.Untagged;
import darsena.engine.image.ImageSummary;
import darsena.engine.image.LayerSummary;
import darsena.engine.image.PullRequest;
import darsena.engine.local.events.Herald;
import darsena.engine.local.layers.LayerContents;
import darsena.engine.pull.LayoutFiles;
import darsena.engine.pull.RegistrySources;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.PlainLayerTrees;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.store.ImageFacts;
import darsena.store.Lease;
import darsena.store.StoreLayout;
import darsena.store.StorePaths;
import darsena.store.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalImagesTest {
  private static final ContainerId CONTAINER = new ContainerId("ab".repeat(32));

  @TempDir private Path root;
  private final TestRegistry registry = new TestRegistry();
  private final List<ImageUse.Use> uses = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final TestImage image =
      TestImage.builder().layer("a", "1").layer("b", "2").command("sh").build();
  private StorePaths paths;
  private LocalImages images;

  @BeforeEach
  void open() throws IOException {
    paths = StorePaths.at(root.resolve("store"));
    StoreLayout.create(paths);
    images =
        new LocalImages(
            paths,
            new PlainContents(paths.layers()),
            RegistrySources.of(Set.of(), Map.of()),
            LayoutFiles.in(root.resolve("no-sample")),
            () -> new ImageUse.Uses(uses, unreadable),
            new Herald(new Journal(paths.events()), InstantSource.system()));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private String pull(String name, TestImage what) {
    ImageReference reference = registry.serve(name, what);
    images.pull(new PullRequest(reference, Optional.empty()), _ -> {});
    return reference.familiar();
  }

  private void use(TestImage what, boolean running) {
    List<String> layers = what.layers().stream().map(layer -> layer.diffId().hex()).toList();
    uses.add(new ImageUse.Use(CONTAINER, "web", what.id(), layers, running));
  }

  private ImageReference name(String text) {
    return ImageReference.parse(text);
  }

  @Test
  void imagesAreListedNewestFirstWithTheirNames() {
    TestImage older = TestImage.builder().layer("c", "3").created("2020-01-01T00:00:00Z").build();
    String old = pull("older:1", older);
    String young = pull("app:1", image);
    images.tag(young, name("web:2"));
    use(older, false);
    assertThat(images.list())
        .extracting(ImageSummary::names, ImageSummary::layers, ImageSummary::containers)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(List.of(young, "web:2"), 2, 0),
            org.assertj.core.groups.Tuple.tuple(List.of(old), 1, 1));
  }

  @Test
  void anImagePulledByDigestIsListedUnderItsRepository() {
    String tagged = pull("app:1", image);
    String byDigest = tagged.substring(0, tagged.length() - 2) + "@" + image.digest();
    images.remove(tagged, false);
    images.pull(new PullRequest(name(byDigest), Optional.empty()), _ -> {});

    assertThat(images.list()).extracting(ImageSummary::names).containsExactly(List.of(byDigest));
    images.tag(byDigest, name(tagged));
    assertThat(images.list()).extracting(ImageSummary::names).containsExactly(List.of(tagged));
  }

  @Test
  void anImageIsFoundByNameByIdByPrefixAndByDigest() {
    String name = pull("app:1", image);
    String byDigest = name.substring(0, name.length() - 2) + "@" + image.digest();
    for (String text :
        List.of(
            name, image.id().toString(), image.id().hex(), image.id().abbreviated(), byDigest)) {
      assertThat(images.find(text).id()).as(text).isEqualTo(image.id());
    }
  }

  @Test
  void anImageThatIsNotThereIsToldSo() {
    assertThatThrownBy(() -> images.find("nginx"))
        .isInstanceOfSatisfying(
            DarsenaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND))
        .hasMessage("there is no image `nginx`");
  }

  @Test
  void theHistoryNamesTheLayersNewestFirst() {
    String name = pull("app:1", image);
    assertThat(images.history(name))
        .extracting(HistoryEntry::createdBy, step -> step.layer().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("layer 2", image.layer(1).diffId()),
            org.assertj.core.groups.Tuple.tuple("layer 1", image.layer(0).diffId()));
  }

  @Test
  void factsThatAreLostAreFoundOutAgain() throws Exception {
    String name = pull("app:1", image);
    ImageFacts.delete(paths, image.digest());
    assertThat(images.inspect(name).summary().layers()).isEqualTo(2);
    assertThat(ImageFacts.read(paths, image.digest())).isPresent();
  }

  @Test
  void oneOfTwoNamesIsTakenAndTheImageStays() {
    String name = pull("app:1", image);
    images.tag(name, name("web:2"));
    assertThat(images.remove("web:2", false)).containsExactly(new Untagged("web:2"));
    assertThat(images.find(name).id()).isEqualTo(image.id());
  }

  @Test
  void aContainerWithADamagedRecordHoldsEveryImage() {
    String name = pull("app:1", image);
    unreadable.add("wreck");

    for (String text : List.of(name, image.id().hex())) {
      assertThatThrownBy(() -> images.remove(text, false))
          .hasMessageContaining("the record of the container `wreck` is damaged");
    }
    assertThat(images.remove(name, true)).contains(new Deleted(image.id().toString()));
    for (TestImage.Layer layer : image.layers()) {
      assertThat(paths.layer(layer.diffId().hex())).exists();
    }
  }

  @Test
  void withItsLastNameAnImageGoesAndLayersThatOthersHaveStay() {
    TestImage other = TestImage.builder().layer("a", "1").build();
    pull("other:1", other);
    String name = pull("app:1", image);
    assertThat(images.remove(name, false))
        .containsExactly(
            new Untagged(name),
            new Untagged(name.substring(0, name.length() - 2) + "@" + image.digest()),
            new Deleted(image.id().toString()),
            new Deleted(image.layer(1).diffId().toString()));
    assertThat(paths.blob(image.digest())).doesNotExist();
    assertThat(paths.blob(image.id())).doesNotExist();
    assertThat(paths.blob(image.layer(1).digest())).doesNotExist();
    assertThat(paths.blob(image.layer(0).digest())).exists();
    assertThat(paths.trash()).isEmptyDirectory();
  }

  @Test
  void byIdSeveralNamesNeedForce() {
    String name = pull("app:1", image);
    images.tag(name, name("web:2"));
    String id = image.id().abbreviated();
    assertThatThrownBy(() -> images.remove(id, false))
        .hasMessage(
            "conflict: unable to delete "
                + id
                + " (must be forced) - image is referenced in multiple repositories");
    assertThat(images.remove(id, true)).contains(new Deleted(image.id().toString()));
    assertThat(images.list()).isEmpty();
  }

  @Test
  void anImageUnderAStoppedContainerNeedsForceAndKeepsItsLayers() {
    String name = pull("app:1", image);
    use(image, false);
    assertThatThrownBy(() -> images.remove(name, false))
        .hasMessage(
            "conflict: unable to remove repository reference \""
                + name
                + "\" (must force) - container abababababab is using its referenced image "
                + image.id().abbreviated());
    assertThat(images.remove(image.id().hex(), true))
        .contains(new Deleted(image.id().toString()))
        .doesNotContain(new Deleted(image.layer(0).diffId().toString()));
    assertThat(paths.layer(image.layer(0).diffId().hex())).exists();
  }

  @Test
  void anImageUnderARunningContainerCannotBeForced() {
    pull("app:1", image);
    use(image, true);
    String id = image.id().abbreviated();
    assertThatThrownBy(() -> images.remove(id, true))
        .hasMessage(
            "conflict: unable to delete "
                + id
                + " (cannot be forced) - image is being used by running container abababababab");
  }

  @Test
  void whatAPullIsAtWorkWithIsNotGarbage() throws Exception {
    String name = pull("app:1", image);
    try (Lease lease = Lease.begin(paths)) {
      lease.hold(Set.of(image.layer(0).digest(), image.layer(0).diffId()));
      images.remove(name, false);
      assertThat(paths.blob(image.layer(0).digest())).exists();
      assertThat(paths.layer(image.layer(0).diffId().hex())).exists();
      assertThat(paths.blob(image.layer(1).digest())).doesNotExist();
    }
  }

  @Test
  void aTagTakesItsNameFromAnother() {
    TestImage other = TestImage.small();
    images.tag(pull("app:1", image), name("web:2"));
    images.tag(pull("other:1", other), name("web:2"));
    assertThat(images.find("web:2").id()).isEqualTo(other.id());
  }

  @Test
  void damageToOneImageLeavesTheOthers() throws Exception {
    String name = pull("app:1", image);
    pull("other:1", TestImage.small());
    Files.writeString(paths.blob(image.digest()), "{}");
    ImageFacts.delete(paths, image.digest());
    assertThat(images.list()).hasSize(1);
    assertThatThrownBy(() -> images.find(name)).isInstanceOf(DarsenaException.class);
    assertThat(images.remove(TestImage.small().id().hex(), false)).isNotEmpty();
    pull("app:1", image);
    assertThat(images.find(name).id()).isEqualTo(image.id());
  }

  /** Layers without trees. */
  private static final class PlainContents extends PlainLayerTrees implements LayerContents {
    PlainContents(Path layers) {
      super(layers);
    }

    @Override
    public Exploration explore(List<LayerSummary> layers, List<String> keys) {
      throw new UnsupportedOperationException();
    }

    @Override
    public InputStream open(String key, byte[] path) {
      throw new UnsupportedOperationException(key + Digest.of(path));
    }
  }
}
