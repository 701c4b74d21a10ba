package darsena.cli.launch;

import darsena.cli.command.Session;
import darsena.cli.image.PullReport;
import darsena.cli.launch.flags.ContainerFlags;
import darsena.cli.launch.flags.Mounts;
import darsena.cli.syntax.Arguments;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.CreatedContainer;
import darsena.engine.image.PullRequest;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.ImageReference;
import darsena.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Makes the container that a command line asks for; its image is pulled first when need be. */
final class Creation {
  private final Session session;
  private final Arguments arguments;

  Creation(Session session) {
    this.session = session;
    this.arguments = session.arguments();
  }

  private enum Pull {
    ALWAYS,
    MISSING,
    NEVER
  }

  CreatedContainer create() {
    CreateRequest request = ContainerFlags.request(session);
    Pull pull = arguments.read("pull", Creation::pull).orElse(Pull.MISSING);
    Optional<Path> idFile = arguments.read("cidfile", Path::of);
    idFile.ifPresent(Creation::refuseExisting);
    Mounts.makeSources(arguments);
    if (pull == Pull.ALWAYS) {
      fetch(request.image());
    }
    CreatedContainer created = pull == Pull.MISSING ? createOrPull(request) : make(request);
    created.warnings().forEach(warning -> session.warn("WARNING: " + warning));
    idFile.ifPresent(file -> writeId(file, created));
    return created;
  }

  private CreatedContainer createOrPull(CreateRequest request) {
    if (arguments.given("platform") && !isThere(request.image())) {
      fetch(request.image());
    }
    try {
      return make(request);
    } catch (DarsenaException failure) {
      if (failure.kind() != ErrorKind.NOT_FOUND || isThere(request.image())) {
        throw failure;
      }
      if (!arguments.on("quiet")) {
        String name = ImageReference.parse(request.image()).familiar();
        session.warn("Unable to find image '" + name + "' locally");
      }
      fetch(request.image());
      return make(request);
    }
  }

  private CreatedContainer make(CreateRequest request) {
    return session.containers().create(request);
  }

  private boolean isThere(String image) {
    try {
      Platform there = session.images().inspect(image).platform();
      return platform().map(wanted -> wanted.accepts(there)).orElse(true);
    } catch (DarsenaException absent) {
      if (absent.kind() == ErrorKind.NOT_FOUND) {
        return false;
      }
      throw absent;
    }
  }

  private void fetch(String image) {
    PullRequest request = new PullRequest(ImageReference.parse(image), platform());
    PullReport.onStandardError(session, arguments.on("quiet")).pull(request);
  }

  private Optional<Platform> platform() {
    return arguments.read("platform", Platform::parse);
  }

  private static Pull pull(String text) {
    return switch (text) {
      case "always" -> Pull.ALWAYS;
      case "missing" -> Pull.MISSING;
      case "never" -> Pull.NEVER;
      default -> throw new IllegalArgumentException("it takes always, missing or never");
    };
  }

  private static void refuseExisting(Path file) {
    if (Files.exists(file)) {
      throw new DarsenaException(
          ErrorKind.CONFLICT,
          "cannot write the container's id to `" + file + "`: the file is there already",
          "Another container may be using it; if none does, remove the file.");
    }
  }

  private static void writeId(Path file, CreatedContainer created) {
    try {
      Files.writeString(file, created.id().hex(), StandardOpenOption.CREATE_NEW);
    } catch (IOException failure) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot write the container's id to `" + file + "`",
          "The container `" + created.name() + "` was made all the same.",
          failure);
    }
  }
}
