package darsena.engine.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.engine.image.PulledImage;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.HastyTiming;
import darsena.fixture.HttpFixture.Reply;
import darsena.fixture.PlainLayerTrees;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.image.Platform;
import darsena.io.Json;
import darsena.oci.MediaTypes;
import darsena.registry.CredentialSource;
import darsena.registry.Registries;
import darsena.store.Blobs;
import darsena.store.ImageFacts;
import darsena.store.ImageNames;
import darsena.store.StoreLayout;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullTest {
  private static final String APP = "app:1";

  /**
   * Where a connection breaks, the JDK's client may drop what it has read and not yet handed over:
   * some windows of 16 KiB. A cut far behind them always leaves something to go on from.
   */
  private static final int CUT = 2_000_000;

  private static final int LARGE = 3_000_000;

  @TempDir private Path root;
  private final TestRegistry registry = new TestRegistry();
  private final List<PullEvent> events = Collections.synchronizedList(new ArrayList<>());
  private StorePaths paths;
  private PlainLayerTrees trees;

  @BeforeEach
  void openStore() throws IOException {
    paths = StorePaths.at(root.resolve("store"));
    StoreLayout.create(paths);
    trees = new PlainLayerTrees(paths.layers());
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    registry.close();
    assertThat(trees.leftovers()).isZero();
    try (Stream<Path> ingest = Files.list(paths.ingest())) {
      assertThat(ingest.map(Path::toString).filter(name -> !name.matches(".*[0-9a-f]{64}")))
          .as("locks and leases")
          .isEmpty();
    }
  }

  private PulledImage pull(ImageReference name) {
    return pull(name, Optional.empty());
  }

  private PulledImage pull(ImageReference name, Optional<Platform> platform) {
    Registries registries =
        new Registries(Set.of(), CredentialSource.ANONYMOUS, HastyTiming.TIMING);
    return new Pull(paths, trees)
        .run(
            () -> new RegistrySource(registries.open(name)),
            new PullRequest(name, platform),
            events::add);
  }

  private List<String> blobRequests(TestImage.Layer layer) {
    return registry.requests().stream()
        .filter(line -> line.contains(layer.digest().toString()))
        .toList();
  }

  private static String get(TestImage.Layer layer) {
    return "GET /v2/app/blobs/" + layer.digest();
  }

  private static String resumed(TestImage.Layer layer) {
    return get(layer) + " bytes=[1-9][0-9]*-";
  }

  @Test
  void anImageComesWholeWithItsNameAndItsFacts() throws Exception {
    TestImage image = TestImage.builder().layer("a", "1").layer("b", "2").build();
    ImageReference name = registry.serve(APP, image);

    PulledImage pulled = pull(name);

    assertThat(pulled)
        .isEqualTo(new PulledImage(name.toString(), image.digest(), image.id(), false));
    assertThat(new ImageNames(paths).find(name).orElseThrow().digest()).isEqualTo(image.digest());
    assertThat(ImageFacts.read(paths, image.digest()).orElseThrow().keys())
        .containsExactly(image.layer(0).diffId().hex(), image.layer(1).diffId().hex());
    assertThat(new Blobs(paths).read(image.layer(0).digest(), 1 << 20))
        .isEqualTo(image.layer(0).blob());
    assertThat(events)
        .contains(
            new PullEvent.Verified(image.layer(0).digest()),
            new PullEvent.Unpacked(
                image.layer(1).digest(),
                1,
                trees
                    .measure(trees.find(image.layer(1).diffId(), List.of()).orElseThrow())
                    .size()));
  }

  @Test
  void whatIsThereIsNotFetched() {
    TestImage first = TestImage.builder().layer("base", "x").build();
    TestImage second = TestImage.builder().layer("base", "x").layer("more", "y").build();
    pull(registry.serve("other:1", first));
    ImageReference name = registry.serve(APP, second);
    pull(name);
    assertThat(blobRequests(first.layer(0))).hasSize(1);
    assertThat(events).contains(new PullEvent.Shared(first.layer(0).digest()));
    assertThat(pull(name).upToDate()).isTrue();
  }

  @Test
  void aLayerThatAnImageHasTwiceIsFetchedOnce() {
    TestImage image = TestImage.builder().layer("a", "1").layer("b", "2").layer("a", "1").build();
    pull(registry.serve(APP, image));
    assertThat(blobRequests(image.layer(0))).hasSize(1);
  }

  @Test
  void aTruncatedLayerIsFetchedAgainFromWhereItStopped() {
    TestImage image = TestImage.builder().randomLayer("big", LARGE, 1).build();
    ImageReference name = registry.serve(APP, image);
    TestImage.Layer layer = image.layer(0);
    registry.spoil(layer.digest(), 1, reply -> reply.cuttingOff(CUT));
    pull(name);
    assertThat(registry.requests()).last().asString().matches(resumed(layer));
    assertThat(blobRequests(layer)).hasSize(2);
    assertThat(events).anyMatch(PullEvent.Retrying.class::isInstance);
  }

  @Test
  void aStalledLayerIsFetchedAgainFromWhereItStopped() {
    TestImage image = TestImage.builder().randomLayer("big", 5_000, 1).build();
    ImageReference name = registry.serve(APP, image);
    registry.spoil(image.layer(0).digest(), 1, reply -> reply.stalling(1_000));
    pull(name);
    assertThat(registry.requests()).endsWith(get(image.layer(0)) + " bytes=1000-");
  }

  @Test
  void anotherProcessGoesOnWhereTheFirstGaveUp() {
    TestImage image = TestImage.builder().randomLayer("big", LARGE, 1).build();
    ImageReference name = registry.serve(APP, image);
    TestImage.Layer layer = image.layer(0);
    registry.spoil(layer.digest(), 1, reply -> reply.cuttingOff(CUT));
    registry.spoil(
        request -> !request.header("Range").isEmpty(),
        1,
        reply -> TestRegistry.error(403, "DENIED", ""));
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("denies access");
    pull(name);
    assertThat(registry.requests()).last().asString().matches(resumed(layer));
  }

  @Test
  void aServerThatIgnoresRangesIsReadFromItsBeginning() {
    TestImage image = TestImage.builder().randomLayer("big", 5_000, 1).build();
    ImageReference name = registry.serve(APP, image);
    TestImage.Layer layer = image.layer(0);
    registry.spoil(layer.digest(), 1, reply -> reply.cuttingOff(1_000));
    registry.spoil(
        request -> !request.header("Range").isEmpty(), 9, reply -> Reply.of(200, layer.blob()));
    assertThat(pull(name).id()).isEqualTo(image.id());
  }

  @Test
  void aWrongContentRangeIsNotBelieved() {
    TestImage image = TestImage.builder().randomLayer("big", LARGE, 1).build();
    ImageReference name = registry.serve(APP, image);
    TestImage.Layer layer = image.layer(0);
    registry.spoil(layer.digest(), 1, reply -> reply.cuttingOff(CUT));
    registry.spoil(
        request -> !request.header("Range").isEmpty(),
        9,
        reply -> reply.with("Content-Range", "bytes 999-" + layer.blob().length + "/*"));
    pull(name);
    List<String> blobs = blobRequests(layer);
    assertThat(blobs).hasSize(3).last().isEqualTo(get(layer));
    assertThat(blobs.get(1)).matches(resumed(layer));
  }

  @Test
  void damageOnDiskIsFoundAndFetchedAnew() throws Exception {
    TestImage image = TestImage.builder().randomLayer("big", 5_000, 1).build();
    ImageReference name = registry.serve(APP, image);
    Files.write(paths.partial(image.layer(0).digest()), new byte[1_000]);
    assertThat(pull(name).id()).isEqualTo(image.id());
  }

  @Test
  void wrongBytesAreRefusedAndLeaveNothing() {
    TestImage image = TestImage.builder().randomLayer("big", 5_000, 1).build();
    ImageReference name = registry.serve(APP, image);
    Digest digest = image.layer(0).digest();
    registry.spoil(digest, PullTest::withAFlippedByte);
    assertThatThrownBy(() -> pull(name))
        .isInstanceOfSatisfying(
            DarsenaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.REFUSED))
        .hasMessageContaining("the content has the digest");
    assertThat(paths.partial(digest)).doesNotExist();
    assertThat(paths.blob(digest)).doesNotExist();
    assertThat(paths.index()).content().contains("\"manifests\":[]");
  }

  private static Reply withAFlippedByte(Reply reply) {
    byte[] body = reply.body().clone();
    body[body.length / 2] ^= 1;
    return reply.withBody(body);
  }

  @Test
  void aLayerOfAnotherArchiveThanTheConfigurationSaysIsRefused() {
    byte[] blob = TestImage.small().layer(0).blob();
    TestImage image = TestImage.builder().blob(blob, Digest.of(new byte[0])).build();
    ImageReference name = registry.serve(APP, image);
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("unpacks to");
    assertThat(paths.index()).content().contains("\"manifests\":[]");
  }

  @Test
  void aLayerThatIsNoArchiveIsRefusedAndForgotten() {
    byte[] nonsense = new byte[3_000];
    TestImage image = TestImage.builder().blob(nonsense, Digest.of(nonsense)).build();
    ImageReference name = registry.serve(APP, image);
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("is not valid");
    assertThat(paths.partial(Digest.of(nonsense))).doesNotExist();
  }

  @Test
  void aLengthThatTheManifestDoesNotKnowIsRefused() {
    TestImage image = TestImage.builder().randomLayer("big", 5_000, 1).build();
    ImageReference name = registry.serve(APP, image);
    byte[] longer = Arrays.copyOf(image.layer(0).blob(), image.layer(0).blob().length + 1);
    registry.spoil(image.layer(0).digest(), reply -> Reply.of(200, longer));
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("bytes for the blob");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void aPassingFailureIsTriedAgain(int status) {
    TestImage image = TestImage.small();
    ImageReference name = registry.serve(APP, image);
    registry.spoil(
        "/manifests/1", 2, reply -> TestRegistry.error(status, "X", "").with("Retry-After", "0"));
    registry.spoil(image.layer(0).digest(), 2, reply -> TestRegistry.error(status, "X", ""));
    assertThat(pull(name).id()).isEqualTo(image.id());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 405})
  void aRefusalIsNotTriedAgain(int status) {
    ImageReference name = registry.serve(APP, TestImage.small());
    registry.spoil("/manifests/1", reply -> TestRegistry.error(status, "NO", "no such luck"));
    assertThatThrownBy(() -> pull(name)).isInstanceOf(DarsenaException.class);
    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void fiveTriesAreTheMost() {
    ImageReference name = registry.serve(APP, TestImage.small());
    registry.spoil("/manifests/1", reply -> TestRegistry.error(503, "NO", ""));
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("status 503");
    assertThat(registry.requests()).hasSize(5);
  }

  @Test
  void aTagThatIsNotThereIsToldWithThoseThatAre() {
    registry.serve(APP, TestImage.small());
    registry.serve("app:1.1", TestImage.small());
    ImageReference name = registry.reference("app:2");
    assertThatThrownBy(() -> pull(name))
        .isInstanceOfSatisfying(
            DarsenaException.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(ErrorKind.NOT_FOUND);
              assertThat(problem.remedy()).hasValue("Tags there: 1, 1.1.");
            })
        .hasMessage("cannot pull `" + name.familiar() + "`: the registry has no tag `2`");
  }

  @Test
  void anIndexLeadsToThePlatformThatIsAskedFor() {
    TestImage here = TestImage.builder().layer("a", "here").build();
    TestImage there = TestImage.builder().layer("a", "there").platform("linux/s390x").build();
    registry.serve("app:here", here);
    registry.serve("app:there", there);
    ImageReference name = registry.reference(APP);
    byte[] index = index(entry(here, Platform.host()), entry(there, Platform.parse("s390x")));
    registry.tag(name, MediaTypes.INDEX, index);

    PulledImage pulled = pull(name);
    assertThat(pulled.id()).isEqualTo(here.id());
    assertThat(pulled.digest()).isEqualTo(Digest.of(index));
    assertThat(pull(name, Optional.of(Platform.parse("linux/s390x"))).id()).isEqualTo(there.id());
    assertThatThrownBy(() -> pull(name, Optional.of(Platform.parse("linux/riscv64"))))
        .hasMessageContaining("it is not there for linux/riscv64")
        .isInstanceOfSatisfying(
            DarsenaException.class,
            problem ->
                assertThat(problem.remedy())
                    .hasValue("Platforms there: " + Platform.host() + ", linux/s390x."));
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode entry(
      TestImage image, Platform platform) {
    var entry = TestImage.descriptor(MediaTypes.MANIFEST, image.manifest());
    entry
        .putObject("platform")
        .put("os", platform.os())
        .put("architecture", platform.architecture());
    return entry;
  }

  private static byte[] index(com.fasterxml.jackson.databind.node.ObjectNode... entries) {
    var index = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.INDEX);
    index.putArray("manifests").addAll(Arrays.asList(entries));
    return Json.bytes(index);
  }

  @Test
  void anInterruptEndsAPullAndKeepsWhatItHas() throws Exception {
    TestImage image = TestImage.builder().randomLayer("big", 5_000, 1).build();
    ImageReference name = registry.serve(APP, image);
    TestImage.Layer layer = image.layer(0);
    registry.spoil(layer.digest(), 1, reply -> reply.stalling(1_000));
    CountDownLatch downloading = new CountDownLatch(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread pulling =
        Thread.ofVirtual()
            .start(() -> {
              try {
                new Pull(paths, trees)
                    .run(
                        () -> new RegistrySource(patient().open(name)),
                        new PullRequest(name, Optional.empty()),
                        event -> {
                          if (event instanceof PullEvent.Downloading) {
                            downloading.countDown();
                          }
                        });
              } catch (DarsenaException ended) {
                end.set(ended);
              }
            });
    downloading.await();
    pulling.interrupt();
    pulling.join();
    assertThat(end.get())
        .isInstanceOfSatisfying(
            DarsenaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
    long kept = Files.size(paths.partial(layer.digest()));
    assertThat(kept).isBetween(1L, 1_000L);
    pull(name);
    assertThat(registry.requests()).endsWith(get(layer) + " bytes=" + kept + "-");
  }

  private static Registries patient() {
    return new Registries(Set.of(), CredentialSource.ANONYMOUS, darsena.registry.Timing.STANDARD);
  }

  @Test
  void twoPullsAtATimeFetchABlobOnce() throws Exception {
    TestImage image = TestImage.builder().randomLayer("big", 200_000, 1).build();
    ImageReference name = registry.serve(APP, image);
    darsena.concurrent.FanOut.map(List.of(1, 2, 3, 4), 4, _ -> pull(name));
    assertThat(blobRequests(image.layer(0))).hasSize(1);
  }

  @Test
  void aNameThatMovesLeavesItsImageWithout() throws Exception {
    TestImage old = TestImage.builder().layer("a", "old").build();
    TestImage young = TestImage.builder().layer("a", "young").build();
    ImageReference name = registry.serve(APP, old);
    pull(name);
    registry.serve(APP, young);
    pull(name);
    assertThat(new ImageNames(paths).list())
        .extracting(entry -> entry.digest() + " " + entry.name().isPresent())
        .containsExactly(old.digest() + " false", young.digest() + " true");
  }
}
