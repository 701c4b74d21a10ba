package darsena.cli;

import darsena.cli.command.Command;
import darsena.cli.event.EventsCommand;
import darsena.cli.files.CommitCommand;
import darsena.cli.files.CpCommand;
import darsena.cli.files.ExportCommand;
import darsena.cli.image.HistoryCommand;
import darsena.cli.image.ImagesCommand;
import darsena.cli.image.PullCommand;
import darsena.cli.image.RmiCommand;
import darsena.cli.image.TagCommand;
import darsena.cli.inspect.InspectCommand;
import darsena.cli.launch.AttachCommand;
import darsena.cli.launch.CreateCommand;
import darsena.cli.launch.ExecCommand;
import darsena.cli.launch.RunCommand;
import darsena.cli.launch.StartCommand;
import darsena.cli.launch.UpdateCommand;
import darsena.cli.lifecycle.KillCommand;
import darsena.cli.lifecycle.PauseCommand;
import darsena.cli.lifecycle.RenameCommand;
import darsena.cli.lifecycle.RestartCommand;
import darsena.cli.lifecycle.RmCommand;
import darsena.cli.lifecycle.StopCommand;
import darsena.cli.lifecycle.UnpauseCommand;
import darsena.cli.lifecycle.WaitCommand;
import darsena.cli.prune.ContainerPruneCommand;
import darsena.cli.prune.ImagePruneCommand;
import darsena.cli.prune.SystemPruneCommand;
import darsena.cli.system.CheckCommand;
import darsena.cli.system.DfCommand;
import darsena.cli.system.InfoCommand;
import darsena.cli.system.ResumeCommand;
import darsena.cli.system.SystemdCommand;
import darsena.cli.system.VersionCommand;
import darsena.cli.watch.DiffCommand;
import darsena.cli.watch.LogsCommand;
import darsena.cli.watch.PortCommand;
import darsena.cli.watch.PsCommand;
import darsena.cli.watch.StatsCommand;
import darsena.cli.watch.TopCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All commands by name. Making one loads its class and no other's. */
final class Catalogue {
  /** Commands that belong together. */
  record Theme(String title, List<String> names) {}

  /** What the words of a command line name: a command, and the words that follow it. */
  record Match(String name, List<String> rest) {}

  static final List<Theme> THEMES =
      List.of(
          new Theme("Start and enter", List.of("run", "create", "start", "exec", "attach")),
          new Theme(
              "Watch",
              List.of("ps", "logs", "stats", "top", "diff", "port", "inspect", "wait", "events")),
          new Theme(
              "Stop and change",
              List.of("stop", "kill", "restart", "pause", "unpause", "update", "rename", "rm")),
          new Theme("Move files", List.of("cp", "commit", "export")),
          new Theme("Images", List.of("images", "pull", "history", "tag", "rmi")),
          new Theme("Darsena", List.of("info", "resume", "systemd", "version", "help")));

  /** The families that docker sorts commands into, each with its members by docker's names. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "container",
          List.of(
              "attach", "commit", "cp", "create", "diff", "exec", "export", "inspect", "kill",
              "logs", "ls", "pause", "port", "prune", "rename", "restart", "rm", "run", "start",
              "stats", "stop", "top", "unpause", "update", "wait"),
          "image",
          List.of("history", "inspect", "ls", "prune", "pull", "rm", "tag"),
          "system",
          List.of("check", "df", "events", "info", "prune", "resume"),
          "generate",
          List.of("systemd"));

  /** Members that are commands of another name, or of none outside their family. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("container ls", "ps"),
          Map.entry("container list", "ps"),
          Map.entry("container ps", "ps"),
          Map.entry("container remove", "rm"),
          Map.entry("container prune", "container prune"),
          Map.entry("image ls", "images"),
          Map.entry("image list", "images"),
          Map.entry("image rm", "rmi"),
          Map.entry("image remove", "rmi"),
          Map.entry("image prune", "image prune"),
          Map.entry("system prune", "system prune"));

  private Catalogue() {}

  /** All names that may come first. */
  static List<String> names() {
    return THEMES.stream().flatMap(theme -> theme.names().stream()).toList();
  }

  /** The families of commands. */
  static List<String> families() {
    return MEMBERS.keySet().stream().sorted().toList();
  }

  /** Whether a first word names a family of commands. */
  static boolean isFamily(String word) {
    return MEMBERS.containsKey(word);
  }

  /** The commands of a family, by their names in it. */
  static List<String> members(String family) {
    return MEMBERS.getOrDefault(family, List.of());
  }

  /** Every word that may follow a family's name. */
  static List<String> memberWords(String family) {
    Stream<String> others =
        MEANT.keySet().stream()
            .filter(words -> words.startsWith(family + " "))
            .map(words -> words.substring(family.length() + 1))
            .sorted();
    return Stream.concat(members(family).stream(), others).distinct().toList();
  }

  /** The command that the words name: {@code ps}, {@code container ls}. */
  static Optional<Match> match(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String first = words.getFirst();
    if (isFamily(first)) {
      return words.size() < 2 ? Optional.empty() : member(first, words);
    }
    List<String> rest = words.subList(1, words.size());
    return names().contains(first) ? Optional.of(new Match(first, rest)) : Optional.empty();
  }

  private static Optional<Match> member(String family, List<String> words) {
    String second = words.get(1);
    List<String> rest = words.subList(2, words.size());
    String meant = MEANT.get(family + " " + second);
    if (meant != null) {
      return Optional.of(new Match(meant, rest));
    }
    if (!members(family).contains(second)) {
      return Optional.empty();
    }
    if (second.equals("inspect")) {
      List<String> typed = Stream.concat(Stream.of("--type=" + family), rest.stream()).toList();
      return Optional.of(new Match(second, typed));
    }
    return Optional.of(new Match(second, rest));
  }

  /** Other ways to say a command, for its help. */
  static List<String> otherNames(String name) {
    return families().stream()
        .flatMap(family ->
            memberWords(family).stream()
                .filter(word -> MEANT.getOrDefault(family + " " + word, word).equals(name))
                .map(word -> family + " " + word))
        .filter(words -> !words.equals(name))
        .toList();
  }

  /** The command of that name, which must be one of {@link #names}. */
  static Command create(String name) {
    return switch (name) {
      case "attach" -> new AttachCommand();
      case "commit" -> new CommitCommand();
      case "cp" -> new CpCommand();
      case "create" -> new CreateCommand();
      case "diff" -> new DiffCommand();
      case "events" -> new EventsCommand();
      case "exec" -> new ExecCommand();
      case "export" -> new ExportCommand();
      case "help" -> new HelpCommand();
      case "history" -> new HistoryCommand();
      case "images" -> new ImagesCommand();
      case "info" -> new InfoCommand();
      case "inspect" -> new InspectCommand();
      case "kill" -> new KillCommand();
      case "logs" -> new LogsCommand();
      case "pause" -> new PauseCommand();
      case "port" -> new PortCommand();
      case "container prune" -> new ContainerPruneCommand();
      case "image prune" -> new ImagePruneCommand();
      case "system prune" -> new SystemPruneCommand();
      case "check" -> new CheckCommand();
      case "df" -> new DfCommand();
      case "ps" -> new PsCommand();
      case "pull" -> new PullCommand();
      case "rename" -> new RenameCommand();
      case "restart" -> new RestartCommand();
      case "resume" -> new ResumeCommand();
      case "systemd" -> new SystemdCommand();
      case "rm" -> new RmCommand();
      case "rmi" -> new RmiCommand();
      case "run" -> new RunCommand();
      case "start" -> new StartCommand();
      case "stats" -> new StatsCommand();
      case "stop" -> new StopCommand();
      case "tag" -> new TagCommand();
      case "top" -> new TopCommand();
      case "unpause" -> new UnpauseCommand();
      case "update" -> new UpdateCommand();
      case "version" -> new VersionCommand();
      case "wait" -> new WaitCommand();
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }
}
