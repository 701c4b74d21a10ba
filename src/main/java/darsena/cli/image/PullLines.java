package darsena.cli.image;

import darsena.engine.image.PullEvent;
import darsena.image.Digest;
import darsena.text.ForeignText;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Progress of a pull as lines that stay: docker's, when its output is no terminal. */
final class PullLines implements Consumer<PullEvent> {
  private final PrintStream stream;
  private final String beginning;
  private final Set<Digest> begun = new HashSet<>();
  private final Set<Digest> shared = new LinkedHashSet<>();

  PullLines(PrintStream stream, String beginning) {
    this.stream = stream;
    this.beginning = beginning;
  }

  @Override
  public synchronized void accept(PullEvent event) {
    switch (event) {
      case PullEvent.Resolved _ -> stream.println(beginning);
      case PullEvent.Shared(Digest blob) -> shared.add(blob);
      case PullEvent.Downloading downloading -> begin(downloading.blob());
      case PullEvent.Waiting(String registry) -> stream.println(waiting(registry));
      case PullEvent.AskingAgain(PullEvent.Retry retry) -> stream.println(again(retry));
      case PullEvent.Retrying(Digest blob, PullEvent.Retry retry) -> {
        begin(blob);
        tell(blob, again(retry));
      }
      case PullEvent.Verified(Digest blob) -> {
        begin(blob);
        tell(blob, "Verifying Checksum");
        tell(blob, "Download complete");
      }
      case PullEvent.Unpacked unpacked -> {
        begin(unpacked.blob());
        tell(unpacked.blob(), "Pull complete");
      }
    }
    stream.flush();
  }

  /** What is there already is told only when something else is not: else nothing is pulled. */
  private void begin(Digest blob) {
    if (begun.add(blob)) {
      shared.forEach(there -> tell(there, "Already exists"));
      shared.clear();
      tell(blob, "Pulling fs layer");
    }
  }

  static String waiting(String registry) {
    return "Waiting for " + ForeignText.visible(registry);
  }

  static String again(PullEvent.Retry retry) {
    return "Retrying in "
        + Math.max(1, retry.pause().toSeconds())
        + " s (try "
        + retry.attempt()
        + " of "
        + retry.attempts()
        + "): "
        + ForeignText.visible(retry.reason());
  }

  private void tell(Digest blob, String what) {
    stream.println(blob.abbreviated() + ": " + what);
  }
}
