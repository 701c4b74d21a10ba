package darsena.cli.files;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code export}: a container's root as a tar archive. */
public final class ExportCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("export [OPTIONS] CONTAINER", "Write a container's root as a tar archive")
        .arguments(1, 1)
        .value("-o, --output", "FILE", "Write to a file instead of standard output")
        .example("darsena export web | tar t", "List all files of a container");
  }

  @Override
  public int run(Session session) {
    String container = session.arguments().first();
    Optional<Path> file = session.arguments().read("output", Path::of);
    if (file.isEmpty()) {
      Archives.requireNoTerminal(session);
      session.engine().transfers().export(container, Archives.output(session));
      return 0;
    }
    toFile(session, container, file.get().toAbsolutePath());
    return 0;
  }

  /** Written aside: the file is there when it is complete. */
  private static void toFile(Session session, String container, Path file) {
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(aside)) {
        session.engine().transfers().export(container, out);
      }
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot write `" + file + "`: " + FailureWords.of(problem),
          "",
          problem);
    } finally {
      discard(aside);
    }
  }

  private static void discard(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException leftBehind) {
      // The failure that is on its way says more.
      return;
    }
  }
}
