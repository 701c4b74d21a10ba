package darsena.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.cli.command.Surroundings.Window;
import darsena.cli.format.Paint;
import darsena.engine.image.PullEvent;
import darsena.engine.image.PullEvent.LayerToPull;
import darsena.image.Digest;
import darsena.image.Platform;
import darsena.text.DisplayWidth;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PullBarsTest {
  private static final List<Digest> BLOBS =
      IntStream.range(0, 40)
          .mapToObj(i -> Digest.of(("blob " + i).getBytes(StandardCharsets.UTF_8)))
          .toList();

  private static final Platform LINUX = Platform.parse("amd64");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private PullBars bars(int columns, int rows, int layers) {
    PullBars bars =
        new PullBars(
            new PrintStream(bytes, false, StandardCharsets.UTF_8),
            () -> new Window(columns, rows),
            Paint.PLAIN,
            "1: Pulling from library/nginx");
    bars.accept(
        new PullEvent.Resolved(
            "nginx:1",
            BLOBS.getFirst(),
            LINUX,
            BLOBS.subList(0, layers).stream().map(b -> new LayerToPull(b, 1000)).toList()));
    return bars;
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLayerAtWorkHasABar() {
    PullBars bars = bars(80, 24, 1);
    bars.accept(new PullEvent.Verified(BLOBS.getFirst()));
    bytes.reset();
    bars.accept(new PullEvent.Unpacked(BLOBS.getFirst(), 3, 1000));
    assertThat(printed())
        .isEqualTo(
            "\u001b[1A\r" + BLOBS.getFirst().abbreviated() + ": Pull complete\u001b[K\n\u001b[J");
  }

  @Test
  void whatIsWaitedForIsToldUntilItComes() {
    PullBars bars =
        new PullBars(
            new PrintStream(bytes, false, StandardCharsets.UTF_8),
            () -> new Window(80, 24),
            Paint.PLAIN,
            "1: Pulling from library/nginx");
    bars.accept(new PullEvent.Waiting("quay:5000"));
    assertThat(printed()).isEqualTo("\rWaiting for quay:5000\u001b[K\n\u001b[J");
    bytes.reset();
    PullEvent.Retry retry = new PullEvent.Retry(2, 5, "no connection", Duration.ofMillis(400));
    bars.accept(new PullEvent.AskingAgain(retry));
    assertThat(printed()).contains("Retrying in 1 s (try 2 of 5): no connection");
    bytes.reset();
    bars.accept(new PullEvent.Resolved("nginx:1", BLOBS.getFirst(), LINUX, List.of()));
    assertThat(printed()).isEqualTo("\u001b[1A\r1: Pulling from library/nginx\u001b[K\n\u001b[J");
  }

  @Test
  void noLineIsWiderThanTheWindowAndNoFrameHigher() {
    for (int columns : List.of(20, 40, 80, 200)) {
      bytes.reset();
      PullBars bars = bars(columns, 10, 40);
      for (Digest blob : BLOBS) {
        bars.accept(
            new PullEvent.Retrying(
                blob, new PullEvent.Retry(2, 5, "reset", Duration.ofSeconds(2))));
        bars.accept(new PullEvent.Downloading(blob, 500, 1000));
      }
      String text = printed().replaceAll("\u001b\\[[0-9]*[A-Z]", "").replace("\r", "");
      assertThat(text.lines()).allMatch(line -> DisplayWidth.of(line) < columns);
      assertThat(printed()).doesNotContain("\u001b[10A");
    }
  }
}
