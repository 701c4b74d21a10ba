package darsena.cli.runtime;

import darsena.engine.runtime.BundleRuntime;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import darsena.io.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/** {@code spec}: a config.json to begin with. */
record SpecVerb() implements Verb {
  private static final Words.Known KNOWN =
      new Words.Known(Set.of("bundle"), Set.of("rootless"), Map.of("b", "bundle"));

  @Override
  public Words.Known known() {
    return KNOWN;
  }

  @Override
  public int run(BundleRuntime runtime, Words words, PrintStream out) {
    if (words.on("rootless")) {
      throw Words.usage("containers without root cannot be had from this runtime");
    }
    Path file = Path.of(words.text("bundle").orElse(".")).resolve("config.json");
    try {
      Files.writeString(
          file, Json.pretty(Template.document()) + "\n", StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw Words.usage("File config.json exists. Remove it first");
    } catch (IOException refused) {
      throw new DarsenaException(ErrorKind.FAILED, FailureWords.of(refused), "", refused);
    }
    return 0;
  }
}
