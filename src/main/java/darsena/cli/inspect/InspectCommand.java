package darsena.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.format.JsonText;
import darsena.cli.format.Template;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.engine.container.ContainerDetails;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.Json;
import java.util.Optional;

/** {@code inspect}: everything about containers and images, as JSON in docker's shape. */
public final class InspectCommand implements Command {
  private enum Type {
    ANY,
    CONTAINER,
    IMAGE
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("inspect [OPTIONS] NAME|ID [NAME|ID...]", "Show everything about an object")
        .someArguments()
        .value("-f, --format", "TEMPLATE", "json, or a template of fields: {{.State.Status}}")
        .value("--type", "TYPE", "container or image, when both have that name")
        .toggle("-s, --size", "What a container has written (SizeRw), and with its image")
        .example("darsena inspect -f '{{.State.ExitCode}}' web", "One field")
        .example("darsena inspect -f '{{json .Config.Env}}' web", "A part as JSON");
  }

  @Override
  public int run(Session session) {
    Type type = session.arguments().read("type", InspectCommand::type).orElse(Type.ANY);
    Optional<String> format = session.arguments().text("format").filter(text -> !text.isEmpty());
    if (format.isPresent()) {
      return each(session, type, format.get());
    }
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    int status = EachObject.run(session, name -> found.add(document(session, type, name)));
    session.out().println(JsonText.safe(Json.pretty(found)));
    return status;
  }

  private static int each(Session session, Type type, String format) {
    if (format.equals("json")) {
      return EachObject.run(
          session, name -> session.out().println(Template.json(document(session, type, name))));
    }
    Template template = session.arguments().read("format", Template::parse).orElseThrow();
    return EachObject.run(
        session, name -> session.out().println(render(template, document(session, type, name))));
  }

  private static String render(Template template, ObjectNode document) {
    try {
      return JsonText.safe(template.render(document));
    } catch (IllegalArgumentException wrong) {
      throw UsageException.arguments(
          "cannot format the output: " + wrong.getMessage(),
          "Without --format, all fields are shown.");
    }
  }

  private static Type type(String text) {
    return switch (text) {
      case "" -> Type.ANY;
      case "container" -> Type.CONTAINER;
      case "image" -> Type.IMAGE;
      default -> throw new IllegalArgumentException("it takes container or image");
    };
  }

  private static ObjectNode document(Session session, Type type, String name) {
    return switch (type) {
      case CONTAINER -> container(session, name);
      case IMAGE -> image(session, name);
      case ANY -> either(session, name);
    };
  }

  private static ObjectNode either(Session session, String name) {
    try {
      return container(session, name);
    } catch (DarsenaException noContainer) {
      if (noContainer.kind() != ErrorKind.NOT_FOUND) {
        throw noContainer;
      }
    }
    try {
      return image(session, name);
    } catch (DarsenaException noImage) {
      if (noImage.kind() != ErrorKind.NOT_FOUND && noImage.kind() != ErrorKind.INVALID) {
        throw noImage;
      }
      throw new DarsenaException(
          ErrorKind.NOT_FOUND,
          "cannot inspect `" + name + "`: there is no such container or image",
          "See them with: darsena ps -a, darsena images",
          noImage);
    }
  }

  private static ObjectNode container(Session session, String name) {
    ContainerDetails details = session.containers().inspect(name);
    ObjectNode document = ContainerDocument.of(details);
    if (session.arguments().on("size")) {
      long own = session.containers().size(name);
      document.put("SizeRw", own);
      document.put("SizeRootFs", own + imageSize(session, details));
    }
    return document;
  }

  /** What cannot be known any more counts nothing. */
  private static long imageSize(Session session, ContainerDetails details) {
    try {
      return session.images().inspect(details.spec().image().toString()).summary().size();
    } catch (DarsenaException removed) {
      return 0;
    }
  }

  private static ObjectNode image(Session session, String name) {
    return ImageDocument.of(session.images().inspect(name));
  }
}
