package darsena.cli.image;

import darsena.cli.command.Surroundings.Window;
import darsena.cli.format.Paint;
import darsena.engine.image.PullEvent;
import darsena.image.Digest;
import darsena.text.ByteSize;
import darsena.text.DisplayWidth;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Progress of a pull at a terminal: a bar for each layer at work, redrawn in place; a layer that is
 * complete becomes a line that stays above. So it fits any window, whatever the number of layers.
 */
final class PullBars implements Consumer<PullEvent> {
  private static final long FRAME_NANOS = 80_000_000;
  private static final int WIDEST_BAR = 50;
  private static final int NARROWEST_BAR = 5;

  private final PrintStream stream;
  private final Supplier<Window> window;
  private final Paint paint;
  private final String beginning;
  private final Map<Digest, String> working = new LinkedHashMap<>();
  private final Map<Digest, Double> parts = new LinkedHashMap<>();
  private final List<Digest> shared = new ArrayList<>();
  private final List<String> finished = new ArrayList<>();

  /** What is waited for before anything of the image is known. */
  private String status = "";

  private int waiting;
  private int drawn;
  private long lastFrame;

  PullBars(PrintStream stream, Supplier<Window> window, Paint paint, String beginning) {
    this.paint = paint;
    this.stream = stream;
    this.window = window;
    this.beginning = beginning;
  }

  @Override
  public synchronized void accept(PullEvent event) {
    switch (event) {
      case PullEvent.Resolved resolved -> {
        status = "";
        finished.add(beginning);
        waiting = resolved.layers().size();
      }
      case PullEvent.Shared(Digest blob) -> {
        waiting--;
        shared.add(blob);
        return;
      }
      case PullEvent.Downloading(Digest blob, long done, long total) -> {
        part(blob, total == 0 ? 1 : (double) done / total);
        work(blob, ByteSize.precise(done) + "/" + ByteSize.precise(total));
        if (System.nanoTime() - lastFrame < FRAME_NANOS) {
          return;
        }
      }
      case PullEvent.Waiting(String registry) -> status = PullLines.waiting(registry);
      case PullEvent.AskingAgain(PullEvent.Retry retry) -> status = PullLines.again(retry);
      case PullEvent.Retrying(Digest blob, PullEvent.Retry retry) -> {
        parts.remove(blob);
        work(blob, PullLines.again(retry));
      }
      case PullEvent.Verified(Digest blob) -> {
        parts.remove(blob);
        work(blob, "Extracting");
      }
      case PullEvent.Unpacked unpacked -> finish(unpacked.blob(), "Pull complete");
    }
    draw();
  }

  private void part(Digest blob, double part) {
    parts.put(blob, part);
  }

  private void work(Digest blob, String text) {
    if (working.put(blob, text) == null) {
      waiting--;
    }
    tellShared();
  }

  /** What is there already is told only when something else is not: else nothing is pulled. */
  private void tellShared() {
    shared.forEach(there -> finished.add(there.abbreviated() + ": Already exists"));
    shared.clear();
  }

  private void finish(Digest blob, String text) {
    parts.remove(blob);
    if (working.remove(blob) == null) {
      waiting--;
    }
    tellShared();
    finished.add(blob.abbreviated() + ": " + text);
  }

  private void draw() {
    Window size = window.get();
    List<String> lines = new ArrayList<>();
    if (!status.isEmpty()) {
      lines.add(cut(status, size));
    }
    working.forEach((blob, text) -> lines.add(line(blob, text, size)));
    if (waiting > 0 && !working.isEmpty()) {
      lines.add(cut(waiting + " more waiting", size));
    }
    int room = Math.max(1, size.rows() - 1);
    List<String> shown = lines.size() > room ? lines.subList(0, room) : lines;
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append("\u001b[").append(drawn).append('A');
    }
    finished.forEach(line -> row(frame, cut(line, size)));
    shown.forEach(line -> row(frame, line));
    frame.append("\u001b[J");
    finished.clear();
    drawn = shown.size();
    lastFrame = System.nanoTime();
    stream.print(frame);
    stream.flush();
  }

  private static String cut(String line, Window size) {
    return DisplayWidth.cut(line, size.columns() - 1);
  }

  private static void row(StringBuilder frame, String fitting) {
    frame.append('\r').append(fitting).append("\u001b[K\n");
  }

  /** One that fits; what is coloured cannot be cut any more. */
  private String line(Digest blob, String text, Window size) {
    Double part = parts.get(blob);
    if (part == null) {
      return cut(blob.abbreviated() + ": " + text, size);
    }
    String start = blob.abbreviated() + ": Downloading ";
    int room = size.columns() - 1 - start.length() - text.length() - 4;
    return room < NARROWEST_BAR
        ? cut(start + text, size)
        : start + paint.over(bar(part, Math.min(room, WIDEST_BAR))) + "  " + text;
  }

  private static String bar(double part, int width) {
    int done = (int) Math.round(Math.clamp(part, 0, 1) * width);
    String head = done == 0 || done == width ? "" : ">";
    return "["
        + "=".repeat(Math.max(0, done - head.length()))
        + head
        + " ".repeat(width - Math.max(done, head.length()))
        + "]";
  }
}
