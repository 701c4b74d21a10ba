package darsena.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the frames of some lines that stand together. For one thread, once. */
final class LineAssembly {
  /** The end of a line is looked for among so many frames of the other stream. */
  private static final int PATIENCE = 4096;

  private final OpenLines open;
  private final List<Pieces> lines = new ArrayList<>();
  private final @Nullable Pieces[] unended = new Pieces[2];

  LineAssembly(OpenLines open) {
    this.open = open;
  }

  /**
   * Lines from the cursor's place on.
   *
   * @param skip how many that begin there to leave out first
   */
  List<Line> read(FrameCursor cursor, long skip, int count) throws IOException {
    long toSkip = skip;
    int beyond = 0;
    while ((lines.size() < count || waiting()) && beyond < PATIENCE && cursor.next()) {
      Frame frame = cursor.frame();
      boolean begins = open.begins(frame);
      if (begins && toSkip > 0) {
        toSkip--;
        unended[frame.stream()] = null;
      } else if (begins && lines.size() < count) {
        begin(frame);
      } else if (begins) {
        unended[frame.stream()] = null;
        beyond++;
      } else {
        goOn(frame);
        beyond += lines.size() < count ? 0 : 1;
      }
    }
    return lines.stream().map(Pieces::line).toList();
  }

  private boolean waiting() {
    return unended[0] != null || unended[1] != null;
  }

  private void begin(Frame frame) {
    Pieces pieces = new Pieces(frame.line());
    lines.add(pieces);
    unended[frame.stream()] = frame.partial() ? pieces : null;
  }

  private void goOn(Frame frame) {
    Pieces pieces = unended[frame.stream()];
    if (pieces == null) {
      return;
    }
    pieces.append(frame);
    if (!frame.partial()) {
      unended[frame.stream()] = null;
    }
  }

  /** A line that may have several pieces; its time is the first one's. */
  private static final class Pieces {
    private final Line first;
    private boolean partial;
    private @Nullable ByteArrayOutputStream joined;

    Pieces(Line first) {
      this.first = first;
      this.partial = first.partial();
    }

    void append(Frame frame) {
      ByteArrayOutputStream text = joined;
      if (text == null) {
        text = new ByteArrayOutputStream(2 * first.text().length);
        text.writeBytes(first.text());
        joined = text;
      }
      text.write(frame.buffer, frame.text(), frame.length());
      partial = frame.partial();
    }

    Line line() {
      ByteArrayOutputStream text = joined;
      return text == null
          ? first
          : new Line(first.time(), first.stderr(), partial, text.toByteArray());
    }
  }
}
