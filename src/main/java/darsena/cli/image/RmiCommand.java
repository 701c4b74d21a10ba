package darsena.cli.image;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.engine.image.ImageRemoval;

/** {@code rmi}: takes names from images, and removes those that have none left. */
public final class RmiCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("rmi [OPTIONS] IMAGE [IMAGE...]", "Remove images")
        .someArguments()
        .toggle("-f, --force", "Also when it has several names, or stopped containers");
  }

  @Override
  public int run(Session session) {
    boolean force = session.arguments().on("force");
    return EachObject.run(
        session,
        name -> session.images().remove(name, force).forEach(done -> session.print(line(done))));
  }

  private static String line(ImageRemoval removal) {
    return switch (removal) {
      case ImageRemoval.Untagged(String name) -> "Untagged: " + name;
      case ImageRemoval.Deleted(String digest) -> "Deleted: " + digest;
    };
  }
}
