package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.cli.syntax.Flag;
import darsena.cli.syntax.Flag.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class CommandTreeTest {
  private final CommandSpec tree = CommandTree.grow();

  static List<String> commands() {
    return Catalogue.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsThereWithItsFlags(String name) {
    CommandSpec command = command(tree, name);
    assertThat(command.qualifiedName()).isEqualTo("darsena " + name);
    for (Flag flag : Catalogue.create(name).syntax().flags()) {
      for (String written : flag.names()) {
        OptionSpec option = command.findOption(written);
        assertThat(option).as(written).isNotNull();
        assertThat(option.arity().max()).isEqualTo(flag.kind() == Kind.SWITCH ? 0 : 1);
        assertThat(option.isMultiValue()).isEqualTo(flag.kind() == Kind.LIST);
      }
    }
    assertThat(command.findOption("--help").usageHelp()).isTrue();
  }

  @Test
  void familiesHaveTheirMembersUnderAllNames() {
    assertThat(command(tree, "image").subcommands())
        .containsOnlyKeys(
            "pull", "history", "tag", "inspect", "ls", "list", "rm", "remove", "prune");
    CommandSpec list = command(command(tree, "container"), "ls");
    assertThat(list.qualifiedName()).isEqualTo("darsena container ls");
    assertThat(list.findOption("--all")).isNotNull();
  }

  @Test
  void completionCanBeWrittenFromIt() {
    assertThat(AutoComplete.bash("darsena", new CommandLine(tree)))
        .contains("_picocli_darsena_run", "--rm", "_picocli_darsena_container_ls");
  }

  @Test
  void wordsAreCompletedByIt() {
    assertThat(endingsOf("run", "-e", "--", "--netw")).contains("ork");
    assertThat(endingsOf("container", "unp")).contains("ause");
  }

  private List<String> endingsOf(String... line) {
    List<CharSequence> endings = new ArrayList<>();
    int last = line.length - 1;
    AutoComplete.complete(tree, line, last, line[last].length(), 0, endings);
    return endings.stream().map(CharSequence::toString).toList();
  }

  private static CommandSpec command(CommandSpec parent, String name) {
    Map<String, CommandLine> commands = parent.subcommands();
    assertThat(commands).containsKey(name);
    return commands.get(name).getCommandSpec();
  }
}
