package darsena.tui;

import darsena.fixture.FakeEngine;

/** An engine in memory with something of everything. */
final class DemoHarbour {
  private DemoHarbour() {}

  static FakeEngine engine(int containers) {
    FakeEngine engine = new FakeEngine();
    engine.populate(containers);
    return engine;
  }
}
