package darsena.cli.image;

import darsena.cli.command.Session;
import darsena.cli.format.Paint;
import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.engine.image.PulledImage;
import java.io.PrintStream;
import java.util.function.Consumer;

/** A pull that tells its progress: a bar a layer at a terminal, docker's plain lines elsewhere. */
public final class PullReport {
  private final Session session;
  private final PrintStream stream;
  private final boolean bars;
  private final boolean colored;
  private final boolean quiet;

  private PullReport(
      Session session, PrintStream stream, boolean bars, boolean colored, boolean quiet) {
    this.colored = colored;
    this.session = session;
    this.stream = stream;
    this.bars = bars;
    this.quiet = quiet;
  }

  /** Where {@code pull} tells it. */
  static PullReport onStandardOutput(Session session, boolean quiet) {
    return new PullReport(
        session,
        session.out(),
        session.surroundings().terminals().out(),
        session.colors().out(),
        quiet);
  }

  /** Where {@code run} tells it, whose output is the program's. */
  public static PullReport onStandardError(Session session, boolean quiet) {
    session.out().flush();
    return new PullReport(
        session,
        session.surroundings().err(),
        session.surroundings().terminals().err(),
        session.colors().err(),
        quiet);
  }

  /** Pulls, and tells how it went. */
  public PulledImage pull(PullRequest request) {
    if (quiet) {
      return session.images().pull(request, event -> {});
    }
    PulledImage image = session.images().pull(request, listener(request));
    String name = request.reference().familiar();
    stream.println("Digest: " + image.digest());
    stream.println(
        image.upToDate()
            ? "Status: Image is up to date for " + name
            : "Status: Downloaded newer image for " + name);
    stream.flush();
    return image;
  }

  private Consumer<PullEvent> listener(PullRequest request) {
    String beginning =
        request.reference().tag().map(tag -> tag + ": ").orElse("")
            + "Pulling from "
            + request.reference().repository();
    return bars
        ? new PullBars(
            stream,
            session.surroundings().window(),
            colored ? Paint.PROGRESS : Paint.PLAIN,
            beginning)
        : new PullLines(stream, beginning);
  }
}
