package darsena.cli.image;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.image.ImageReference;

/** {@code tag}: gives an image one more name. */
public final class TagCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("tag IMAGE NAME[:TAG]", "Give an image one more name").arguments(2, 2);
  }

  @Override
  public int run(Session session) {
    ImageReference name = ImageReference.parse(session.arguments().words().get(1));
    session.images().tag(session.arguments().first(), name);
    return 0;
  }
}
