package darsena.tui;

import darsena.engine.Settings;
import darsena.fixture.engine.FakeEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The screen over an engine in memory, to look at: run its main at a terminal. */
public final class ScreenDemo {
  private ScreenDemo() {}

  /** The first argument is how many containers there are; 12 without one. */
  public static void main(String[] arguments) {
    FakeEngine engine =
        DemoHarbour.engine(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12);
    engine
        .clock()
        .advance(Duration.between(engine.clock().instant(), Instant.now()).minusSeconds(4000));
    engine.containers().named("shop-web").busy();
    Thread.ofPlatform().daemon().start(() -> live(engine));
    Screen.open(
        new Harbour(() -> Settings.at(Path.of("/demo")), _ -> engine),
        ScreenOptions.of(System.getenv()));
  }

  private static void live(FakeEngine engine) {
    try {
      for (int i = 0; true; i++) {
        Thread.sleep(1000);
        engine.clock().advance(Duration.ofSeconds(1));
        engine.containers().named("shop-web").print("line " + i);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
