package darsena.tui;

import darsena.fixture.FakeEngine;

/** The screen over an engine in memory, to look at: run its main at a terminal. */
public final class ScreenDemo {
  private ScreenDemo() {}

  /** The first argument is how many containers there are; 12 without one. */
  public static void main(String[] arguments) {
    FakeEngine engine =
        DemoHarbour.engine(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12);
    Screen.open(() -> engine, ScreenOptions.of(System.getenv()));
  }
}
