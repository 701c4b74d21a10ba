package darsena.cli.image;

import darsena.engine.image.PullEvent;
import darsena.image.Digest;
import darsena.text.ForeignText;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Progress of a pull as lines that stay: docker's, when its output is no terminal. */
final class PullLines implements Consumer<PullEvent> {
  private final PrintStream stream;
  private final String beginning;

  PullLines(PrintStream stream, String beginning) {
    this.stream = stream;
    this.beginning = beginning;
  }

  @Override
  public synchronized void accept(PullEvent event) {
    switch (event) {
      case PullEvent.Resolved resolved -> {
        stream.println(beginning);
        resolved.layers().forEach(layer -> tell(layer.blob(), "Pulling fs layer"));
      }
      case PullEvent.Shared(Digest blob) -> tell(blob, "Already exists");
      case PullEvent.Downloading _ -> {}
      case PullEvent.Retrying retrying -> tell(retrying.blob(), retry(retrying));
      case PullEvent.Verified(Digest blob) -> {
        tell(blob, "Verifying Checksum");
        tell(blob, "Download complete");
      }
      case PullEvent.Unpacked unpacked -> tell(unpacked.blob(), "Pull complete");
    }
    stream.flush();
  }

  static String retry(PullEvent.Retrying retrying) {
    return "Retrying in "
        + Math.max(1, retrying.pause().toSeconds())
        + " s (try "
        + (retrying.attempt() + 1)
        + "): "
        + ForeignText.visible(retrying.reason());
  }

  private void tell(Digest blob, String what) {
    stream.println(blob.abbreviated() + ": " + what);
  }
}
