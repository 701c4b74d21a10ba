package darsena.cli.files;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.engine.Transfers;
import darsena.engine.container.CopyOptions;
import darsena.engine.container.Transfer;
import darsena.text.ByteSize;
import java.util.Optional;

/** {@code cp}: copies files into containers and out of them. */
public final class CpCommand implements Command {
  private static final String STREAM = "-";

  /** One end of a copy. */
  private sealed interface End {
    record Inside(String container, String path) implements End {}

    record OnHost(String path) implements End {}

    record Stream() implements End {}

    /** As docker tells them apart: {@code ./a:b} and {@code /a:b} are on the host. */
    static End of(String word) {
      if (word.equals(STREAM)) {
        return new Stream();
      }
      int colon = word.indexOf(':');
      if (colon <= 0 || word.startsWith("/") || word.startsWith(".")) {
        return new OnHost(word);
      }
      return new Inside(word.substring(0, colon), rooted(word.substring(colon + 1)));
    }

    private static String rooted(String path) {
      return path.startsWith("/") ? path : "/" + path;
    }
  }

  @Override
  public Syntax syntax() {
    return Syntax.of(
            "cp [OPTIONS] CONTAINER:PATH|SRC|- CONTAINER:PATH|DEST|-",
            "Copy files out of a container, or into one")
        .arguments(2, 2)
        .toggle("-a, --archive", "Keep owners, by number")
        .toggle("-L, --follow-link", "Follow a symbolic link that is the source")
        .toggle("-q, --quiet", "Say nothing of what was copied")
        .example("darsena cp web:/etc/nginx .", "Make ./nginx of the container's directory")
        .example("darsena cp ./site/. web:/srv", "Copy what is in ./site into /srv")
        .example("darsena cp web:/var/log - | tar t", "Take a directory as a tar archive");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    End from = End.of(arguments.first());
    End to = End.of(arguments.rest().getFirst());
    Optional<Transfer> done = copy(session, from, to);
    done.ifPresent(transfer -> tell(session, transfer));
    return 0;
  }

  private static Optional<Transfer> copy(Session session, End from, End to) {
    return switch (from) {
      case End.Inside(String container, String path) -> out(session, container, path, to);
      case End.OnHost(String host) -> {
        End.Inside inside = inside(to);
        yield Optional.of(
            transfers(session).copyIn(host, inside.container(), inside.path(), options(session)));
      }
      case End.Stream _ -> {
        End.Inside inside = inside(to);
        transfers(session)
            .unpack(
                session.surroundings().in(), inside.container(), inside.path(), options(session));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Transfer> out(
      Session session, String container, String path, End destination) {
    return switch (destination) {
      case End.Inside _ -> throw wrong("copying between containers is not supported");
      case End.OnHost(String host) ->
          Optional.of(transfers(session).copyOut(container, path, host, options(session)));
      case End.Stream _ -> {
        Archives.requireNoTerminal(session);
        transfers(session).archive(container, path, Archives.output(session), options(session));
        yield Optional.empty();
      }
    };
  }

  private static End.Inside inside(End end) {
    if (end instanceof End.Inside inside) {
      return inside;
    }
    throw wrong("must specify at least one container source");
  }

  private static UsageException wrong(String reason) {
    return UsageException.arguments(
        "cannot copy: " + reason, "Name a file of a container like this: web:/etc/hosts");
  }

  private static Transfers transfers(Session session) {
    return session.engine().transfers();
  }

  private static CopyOptions options(Session session) {
    return new CopyOptions(
        session.arguments().on("archive"), session.arguments().on("follow-link"));
  }

  /** As docker, it speaks of success at a terminal only. */
  private static void tell(Session session, Transfer transfer) {
    transfer.notes().forEach(note -> session.warn("WARNING: " + note));
    boolean quiet = !session.surroundings().terminals().out();
    if (!session.arguments().on("quiet", quiet)) {
      session.warn(
          "Successfully copied "
              + ByteSize.decimal(transfer.bytes())
              + " to "
              + session.arguments().rest().getFirst());
    }
  }
}
