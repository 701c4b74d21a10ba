package darsena.cli.runtime;

import darsena.engine.runtime.AddProcess;
import darsena.engine.runtime.BundleRuntime;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code exec}. */
record ExecVerb() implements Verb {
  private static final int FAILURE = 255;
  private static final Words.Known KNOWN =
      new Words.Known(
          Set.of(
              "console-socket",
              "cwd",
              "env",
              "user",
              "additional-gids",
              "process",
              "pid-file",
              "process-label",
              "apparmor",
              "cap",
              "preserve-fds",
              "cgroup"),
          Set.of("tty", "detach", "no-new-privs", "ignore-paused", "no-subreaper"),
          Map.of(
              "e", "env",
              "t", "tty",
              "u", "user",
              "g", "additional-gids",
              "p", "process",
              "d", "detach",
              "c", "cap"));

  @Override
  public Words.Known known() {
    return KNOWN;
  }

  @Override
  public boolean interspersed() {
    return false;
  }

  @Override
  public int run(BundleRuntime runtime, Words words, PrintStream out) {
    if (words.has("process-label")) {
      throw Words.usage("process label is specified, but selinux is disabled or not supported");
    }
    List<String> command = words.rest();
    String id = words.id();
    return runtime.exec(
        id,
        new AddProcess(
            words.text("process").map(Path::of),
            changes(words, command.subList(1, command.size())),
            words.on("detach"),
            words.text("console-socket").filter(path -> !path.isEmpty()).map(Path::of),
            words.text("pid-file").filter(path -> !path.isEmpty()).map(Path::of),
            words.number("preserve-fds"),
            words.text("cgroup").orElse(""),
            words.on("ignore-paused")));
  }

  private static AddProcess.Changes changes(Words words, List<String> command) {
    return new AddProcess.Changes(
        command,
        words.texts("env"),
        words.text("cwd").orElse(""),
        words.text("user").orElse(""),
        words.texts("additional-gids").stream().map(ExecVerb::group).toList(),
        words.texts("cap"),
        words.has("no-new-privs") ? Optional.of(words.on("no-new-privs")) : Optional.empty(),
        words.text("apparmor").orElse(""),
        words.on("tty"));
  }

  private static Long group(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException noNumber) {
      throw Words.usage("invalid value \"" + text + "\" for flag -additional-gids");
    }
  }

  @Override
  public int failure() {
    return FAILURE;
  }
}
