package darsena.cli.files;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.CommitRequest;
import darsena.image.ImageReference;

/** {@code commit}: an image of what a container has written. */
public final class CommitCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of(
            "commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]",
            "Make an image of what a container has written")
        .arguments(1, 2)
        .value("-a, --author", "NAME", "Who made it: \"Ada <ada@example.org>\"")
        .list(
            "-c, --change",
            "INSTRUCTION",
            "CMD, ENTRYPOINT, ENV, EXPOSE, LABEL, ONBUILD, USER, VOLUME or WORKDIR of a Dockerfile")
        .value("-m, --message", "TEXT", "What it is")
        .toggle("-p, --pause", "Hold the container still meanwhile (default true)")
        .example("darsena commit -c 'CMD [\"serve\"]' work app:2", "Keep a day's work as an image");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    CommitRequest request =
        new CommitRequest(
            arguments.rest().stream().findFirst().map(ImageReference::parse),
            arguments.list("change"),
            arguments.text("author").orElse(""),
            arguments.text("message").orElse(""),
            arguments.on("pause", true));
    session.print(session.engine().transfers().commit(arguments.first(), request).toString());
    return 0;
  }
}
