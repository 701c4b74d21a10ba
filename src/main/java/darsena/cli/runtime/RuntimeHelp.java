package darsena.cli.runtime;

import java.io.PrintStream;

/** What {@code darsena runtime --help} prints. */
final class RuntimeHelp {
  private static final String TEXT =
      """
      Usage: darsena runtime [--root DIR] [--log FILE] [--log-format text|json] [--debug] COMMAND

      An OCI runtime with runc's commands, for podman, docker and others that call one.

        create   --bundle DIR [--console-socket PATH] [--pid-file FILE] [--no-pivot]
                 [--no-new-keyring] [--preserve-fds N] ID
        start    ID
        run      as create, and [--detach] [--keep]
        state    ID
        list     [--format table|json] [--quiet]
        kill     [--all] ID [SIGNAL]
        delete   [--force] ID
        exec     [--process FILE] [--detach] [--tty] [--cwd DIR] [--env K=V] [--user UID[:GID]]
                 [--cap NAME] [--pid-file FILE] [--console-socket PATH] [--preserve-fds N]
                 [--cgroup PATH] [--ignore-paused] ID COMMAND [ARG...]
        pause    ID
        resume   ID
        update   [--resources FILE|-] [--memory N] [--cpu-quota N] [--pids-limit N] ... ID
        ps       [--format table|json] ID [PS OPTION...]
        events   [--stats] [--interval TIME] ID
        spec     [--bundle DIR]
        features

      The root, where facts about containers are kept, is /run/darsena/runtime unless named.
      """;

  private RuntimeHelp() {}

  static void print(PrintStream out) {
    out.print(TEXT);
  }
}
