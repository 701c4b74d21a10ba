package darsena.engine.local.creation;

import darsena.container.ProcessSpec;
import darsena.engine.container.CreateRequest;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.oci.RunDefaults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a container runs: the request over the image's defaults, by docker's rules. */
public final class MergedProcess {
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private MergedProcess() {}

  public static ProcessSpec of(CreateRequest request, RunDefaults image, String hostname) {
    List<String> entrypoint = request.entrypoint().orElse(image.entrypoint());
    List<String> command = command(request, image);
    if (entrypoint.isEmpty() && command.isEmpty()) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "no command specified for a container of `" + request.image() + "`",
          "The image has none of its own: give one after the image's name.");
    }
    return new ProcessSpec(
        entrypoint,
        command,
        environment(request, image, hostname),
        workingDirectory(request, image),
        request.user().orElse(image.user()),
        request.terminal(),
        request.stdinOpen());
  }

  /** An entrypoint of the request's own makes the image's command meaningless. */
  private static List<String> command(CreateRequest request, RunDefaults image) {
    boolean imagesOwn = request.command().isEmpty() && request.entrypoint().isEmpty();
    return imagesOwn ? image.command() : request.command();
  }

  private static List<String> environment(
      CreateRequest request, RunDefaults image, String hostname) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", PATH);
    variables.put("HOSTNAME", hostname);
    if (request.terminal()) {
      variables.put("TERM", "xterm");
    }
    image.environment().forEach(entry -> apply(variables, entry));
    request.environment().forEach(entry -> apply(variables, entry));
    return variables.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList();
  }

  /** {@code NAME=value} sets, {@code NAME} alone removes. */
  private static void apply(Map<String, String> variables, String entry) {
    int equals = entry.indexOf('=');
    if (equals > 0) {
      variables.put(entry.substring(0, equals), entry.substring(equals + 1));
    }
    if (equals < 0) {
      variables.remove(entry);
    }
  }

  /** The environment of one more program: the container's, and over it the request's. */
  public static List<String> environment(
      List<String> containers, List<String> more, boolean terminal) {
    Map<String, String> variables = new LinkedHashMap<>();
    if (terminal) {
      variables.put("TERM", "xterm");
    }
    containers.forEach(entry -> apply(variables, entry));
    more.forEach(entry -> apply(variables, entry));
    return variables.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList();
  }

  private static String workingDirectory(CreateRequest request, RunDefaults image) {
    String directory = request.workingDirectory().orElse(image.workingDirectory());
    if (directory.isEmpty()) {
      return "/";
    }
    if (!directory.startsWith("/")) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "the working directory `" + directory + "` is invalid: it needs to be an absolute path",
          "");
    }
    return directory;
  }
}
