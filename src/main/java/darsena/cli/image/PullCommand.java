package darsena.cli.image;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.image.PullRequest;
import darsena.engine.image.PulledImage;
import darsena.image.ImageReference;
import darsena.image.Platform;

/** {@code pull}: fetches an image from a registry. */
public final class PullCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("pull [OPTIONS] NAME[:TAG|@DIGEST]", "Fetch an image from a registry")
        .arguments(1, 1)
        .value("--platform", "OS/ARCH", "Another platform than this host's")
        .toggle("-q, --quiet", "Print the image's name only")
        .example("darsena pull nginx:1.25", "From the default registry")
        .example("darsena pull localhost:5000/web", "From a registry of this host");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    boolean quiet = arguments.on("quiet");
    ImageReference reference = ImageReference.parse(arguments.first());
    if (!quiet && isDefaultTag(arguments.first(), reference)) {
      session.out().println("Using default tag: latest");
      session.out().flush();
    }
    PullRequest request = new PullRequest(reference, arguments.read("platform", Platform::parse));
    PulledImage image = PullReport.onStandardOutput(session, quiet).pull(request);
    session.print(image.name());
    return 0;
  }

  private static boolean isDefaultTag(String typed, ImageReference reference) {
    return reference.digest().isEmpty()
        && reference.tag().filter(tag -> typed.endsWith(":" + tag)).isEmpty();
  }
}
