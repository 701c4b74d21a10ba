package darsena.tui;

import darsena.fixture.engine.FakeContainer;
import darsena.fixture.engine.FakeEngine;

/** An engine in memory with something of everything. */
final class DemoHarbour {
  private DemoHarbour() {}

  static FakeEngine engine(int containers) {
    FakeEngine engine = new FakeEngine();
    engine.populate(containers);
    FakeContainer web = engine.runContainer("shop-web", "registry.example/shop/web:1.4");
    print(web);
    return engine;
  }

  private static void print(FakeContainer web) {
    for (int i = 0; i < 400; i++) {
      web.print("18:40:0" + i % 10 + " \033[32mINF\033[m GET /cart/" + i + " 200 12ms");
      if (i % 7 == 0) {
        web.printError(
            "18:40:02 \033[1;31mERR\033[m upstream timeout host=db, retrying with a longer pause"
                + " because the other side did not answer in time "
                + i);
      }
    }
  }
}
