package darsena.cli.runtime;

import darsena.engine.runtime.BundleRuntime;
import darsena.engine.runtime.CreateBundle;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** {@code create}, and {@code run} that starts too. */
record CreateVerb(boolean runs) implements Verb {
  private static final Words.Known KNOWN =
      new Words.Known(
          Set.of("bundle", "console-socket", "pid-file", "preserve-fds"),
          Set.of("no-pivot", "no-new-keyring", "detach", "keep", "no-subreaper"),
          Map.of("b", "bundle", "d", "detach"));

  @Override
  public Words.Known known() {
    return KNOWN;
  }

  @Override
  public int run(BundleRuntime runtime, Words words, PrintStream out) {
    CreateBundle request =
        new CreateBundle(
            words.id(),
            Path.of(words.text("bundle").filter(path -> !path.isEmpty()).orElse(".")),
            words.text("console-socket").filter(path -> !path.isEmpty()).map(Path::of),
            words.text("pid-file").filter(path -> !path.isEmpty()).map(Path::of),
            !words.on("no-pivot"),
            !words.on("no-new-keyring"),
            words.number("preserve-fds"));
    if (runs) {
      return runtime.run(request, words.on("detach"), words.on("keep"));
    }
    runtime.create(request);
    return 0;
  }
}
