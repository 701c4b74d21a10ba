package darsena.engine.local;

import darsena.engine.container.CreateRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A manager in a process of its own, to be killed: it makes, runs, pauses and removes for ever. */
public final class Deckhand {
  private Deckhand() {}

  /** The first argument is the store. */
  public static void main(String[] arguments) {
    try (LocalEngine engine = EngineBench.open(Path.of(arguments[0]))) {
      System.out.println("ready");
      for (int round = 0; ; round++) {
        round(engine, "hand" + ProcessHandle.current().pid() + "-" + round, round % 2 == 0);
      }
    }
  }

  private static void round(LocalEngine engine, String name, boolean autoRemove) {
    engine
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name(name)
                .command(List.of("sh", "-c", "echo here; sleep 60"))
                .autoRemove(autoRemove)
                .build());
    engine.containers().start(name);
    engine.containers().pause(name);
    engine.containers().stop(name, Optional.of(0));
    if (!autoRemove) {
      engine.containers().remove(name, true);
    }
  }
}
