package darsena.engine.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.engine.image.PullEvent;
import darsena.engine.image.PulledImage;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.HttpFixture.Reply;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.image.Platform;
import darsena.io.Json;
import darsena.oci.MediaTypes;
import darsena.store.Blobs;
import darsena.store.ImageFacts;
import darsena.store.ImageNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullTest extends PullCase {
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
