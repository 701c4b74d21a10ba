package darsena.cli.runtime;

import darsena.container.SignalName;
import darsena.engine.runtime.BundleRuntime;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/** Commands that say one thing about one container. */
record LifeVerb(String name) implements Verb {
  private static final Words.Known KNOWN =
      new Words.Known(Set.of(), Set.of("all", "force"), Map.of("a", "all", "f", "force"));

  @Override
  public Words.Known known() {
    return KNOWN;
  }

  @Override
  public int run(BundleRuntime runtime, Words words, PrintStream out) {
    String id = words.id();
    switch (name) {
      case "start" -> runtime.start(id);
      case "delete" -> runtime.delete(id, words.on("force"));
      case "pause" -> runtime.pause(id);
      case "resume" -> runtime.resume(id);
      case "kill" -> runtime.kill(id, signal(words), words.on("all"));
      default -> throw new IllegalArgumentException(name);
    }
    return 0;
  }

  private static int signal(Words words) {
    String word = words.rest().size() > 1 ? words.rest().get(1) : "SIGTERM";
    try {
      return SignalName.parse(word);
    } catch (IllegalArgumentException unknown) {
      throw Words.usage("unknown signal \"" + word + "\"");
    }
  }
}
