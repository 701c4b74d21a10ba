package darsena.tui.pulls;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.engine.image.PullEvent;
import darsena.engine.image.PulledImage;
import darsena.fixture.Golden;
import darsena.fixture.PageDriver;
import darsena.fixture.engine.FakeEngine;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.image.Platform;
import darsena.tui.effect.Cancel;
import darsena.tui.effect.Effect;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.message.Problem;
import darsena.tui.page.Dialog;
import darsena.tui.page.Order;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PullsPageTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<Digest> LAYERS =
      IntStream.range(0, 4)
          .mapToObj(layer -> Digest.of(("layer" + layer).getBytes(StandardCharsets.UTF_8)))
          .toList();

  private final FakeEngine engine = new FakeEngine();
  private final PageDriver<PullsModel> page = new PageDriver<>(new PullsPage(), engine);
  private final PullsMessage.Which postgres = new PullsMessage.Which("postgres:17", START);

  @Test
  void aBarForEachLayerTellsHowFarItIs() {
    halfWay();
    Golden.check("screens/pulls-120x36.txt", page.sized(120, 36).screen());
    Golden.check("screens/pulls-80x24.txt", page.sized(80, 24).screen());
    Golden.check("screens/pulls-40x10.txt", page.sized(40, 10).screen());
  }

  @Test
  void whatIsOverIsOneLineUnlessItIsSelected() {
    halfWay();
    Digest digest = LAYERS.getFirst();
    PulledImage image = new PulledImage("postgres:17", digest, digest, false);
    page.hear(new PullsMessage.Finished(postgres, image, START.plusMillis(4_200)));
    assertThat(page.screen()).contains("✓ done in 4.2 s").contains("download");
    page.hear(new PullsMessage.Began(new PullsMessage.Which("redis:7", START)));
    assertThat(page.screen()).contains("redis:7", "asking the registry").doesNotContain("download");
    assertThat(page.keys("j").hints()).contains("Enter layers", "r again");
    page.keys("Enter");
    assertThat(page.orders()).containsExactly(new Order.Reveal(PageId.LAYERS, "postgres:17"));
  }

  @Test
  void aRunningPullCanBeCancelled() {
    halfWay();
    page.keys("d");
    assertThat(page.effects()).containsExactly(new Cancel("pull postgres:17"));
    page.hear(new PullsMessage.Cancelled(postgres));
    assertThat(page.screen()).contains("cancelled");
    assertThat(page.hints()).doesNotContain("d cancel");
  }

  @Test
  void aFailedPullSaysWhyAndWhatHelps() {
    page.hear(new PullsMessage.Began(postgres));
    page.hear(new PullsMessage.Happened(postgres, new PullEvent.Waiting("localhost:1"), START));
    assertThat(page.screen()).contains("waiting for localhost:1");
    Problem problem =
        new Problem("cannot pull `postgres:17`: no tag `17`", Optional.of("Tags: 16."));
    page.hear(new PullsMessage.Failed(postgres, problem));
    assertThat(page.screen()).contains("✗ failed", "no tag `17`", "Tags: 16.");
    assertThat(page.screen()).doesNotContain("waiting for");
    assertThat(page.keys("c").screen()).contains("Nothing is being fetched");
  }

  @Test
  void wordOfAnEarlierTryIsNotTakenForTheLater() {
    page.hear(new PullsMessage.Began(postgres));
    page.hear(new PullsMessage.Began(new PullsMessage.Which("postgres:17", START.plusSeconds(9))));
    page.hear(new PullsMessage.Cancelled(postgres));
    assertThat(page.screen()).contains("asking the registry").doesNotContain("cancelled");
  }

  @Test
  void thePullItselfTellsThePageAllThatHappens() {
    engine.images().serve("nginx:1");
    page.perform(new PullImage(ImageReference.parse("nginx:1")));
    assertThat(page.screen()).contains("✓ done", "3,402 files");
    assertThat(page.told())
        .contains(
            new Message.Reveal(PageId.PULLS, "nginx:1"), new Message.Noticed("nginx:1 is here"));
    page.perform(new PullImage(ImageReference.parse("nginx:1")));
    assertThat(page.screen()).contains("✓ up to date", "shared, nothing to fetch");
    page.perform(new PullImage(ImageReference.parse("absent:1")));
    assertThat(page.screen()).contains("the registry has no such image");
  }

  @Test
  void theDialogRefusesWhatIsNoName() {
    page.keys("P");
    Order.Open order = (Order.Open) page.orders().getFirst();
    Dialog.Form form = (Dialog.Form) order.dialog();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> form.submission().submit(form.fields()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a name is missing");
    List<Effect> effects =
        ((Dialog.Form) ((Order.Open) PullForm.asking("nginx")).dialog())
            .submission()
            .submit(((Dialog.Form) ((Order.Open) PullForm.asking("nginx")).dialog()).fields());
    assertThat(effects).containsExactly(new PullImage(ImageReference.parse("nginx")));
  }

  private void halfWay() {
    page.hear(new PullsMessage.Began(postgres));
    happens(
        0,
        new PullEvent.Resolved(
            "postgres:17",
            LAYERS.getFirst(),
            Platform.parse("linux/amd64"),
            List.of(
                new PullEvent.LayerToPull(LAYERS.get(0), 28_200_000),
                new PullEvent.LayerToPull(LAYERS.get(1), 61_400_000),
                new PullEvent.LayerToPull(LAYERS.get(2), 58_900_000),
                new PullEvent.LayerToPull(LAYERS.get(3), 5_100_000))));
    happens(0, new PullEvent.Shared(LAYERS.get(3)));
    happens(0, new PullEvent.Downloading(LAYERS.get(1), 13_000_000, 61_400_000));
    happens(0, new PullEvent.Downloading(LAYERS.get(2), 0, 58_900_000));
    happens(500, new PullEvent.Unpacked(LAYERS.get(0), 3_402, 74_800_000));
    happens(1_000, new PullEvent.Downloading(LAYERS.get(1), 35_000_000, 61_400_000));
    happens(
        1_100,
        new PullEvent.Retrying(
            LAYERS.get(2), new PullEvent.Retry(2, 5, "429", Duration.ofSeconds(2))));
    happens(3_100, new PullEvent.Downloading(LAYERS.get(2), 24_000_000, 58_900_000));
  }

  private void happens(long millis, PullEvent event) {
    page.hear(new PullsMessage.Happened(postgres, event, START.plusMillis(millis)));
  }
}
