package darsena.engine.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.HttpFixture.Reply;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.image.ImageReference;
import darsena.registry.Registries;
import darsena.registry.auth.CredentialSource;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Pulls whose connections break, stall or lie, and how they go on. */
class BrokenPullTest extends PullCase {
  /**
   * Where a connection breaks, the JDK's client may drop what it has read and not yet handed over:
   * some windows of 16 KiB. A cut far behind them always leaves something to go on from.
   */
  private static final int CUT = 2_000_000;

  private static final int LARGE = 3_000_000;

  private static String resumed(TestImage.Layer layer) {
    return get(layer) + " bytes=[1-9][0-9]*-";
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
  void whoDoesNotAnswerIsNamedWhileItIsWaitedFor() {
    ImageReference name = registry.serve(APP, TestImage.small());
    CountDownLatch told = new CountDownLatch(1);
    registry.spoil(
        "manifests/1",
        1,
        reply -> {
          awaitQuietly(told);
          return reply;
        });
    new Pull(paths, trees, Duration.ofMillis(1))
        .run(
            listener -> new RegistrySource(patient().open(name, listener)),
            new PullRequest(name, Optional.empty()),
            event -> {
              events.add(event);
              if (event instanceof PullEvent.Waiting) {
                told.countDown();
              }
            });
    assertThat(events).startsWith(new PullEvent.Waiting(registry.authority()));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRegistryOfThisHostThatIsNotThereIsAskedThreeTimes() {
    ImageReference name = registry.reference(APP);
    registry.close();
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("no connection to");
    assertThat(events)
        .extracting(
            event -> event instanceof PullEvent.AskingAgain(var again) ? again.attempt() : 0)
        .containsExactly(2, 3);
    assertThat(events)
        .allMatch(
            event -> event instanceof PullEvent.AskingAgain(var again) && again.attempts() == 3);
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
  void fiveTriesAreTheMost() {
    ImageReference name = registry.serve(APP, TestImage.small());
    registry.spoil("/manifests/1", reply -> TestRegistry.error(503, "NO", ""));
    assertThatThrownBy(() -> pull(name)).hasMessageContaining("status 503");
    assertThat(registry.requests()).hasSize(5);
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
                        listener -> new RegistrySource(patient().open(name, listener)),
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
    return new Registries(
        Set.of(), CredentialSource.ANONYMOUS, darsena.registry.transport.Timing.STANDARD, Map.of());
  }
}
