package darsena.cli;

import darsena.cli.syntax.Grammar;
import darsena.cli.syntax.Syntax;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** All commands in picocli's terms, for completion. A command line needs but one of them. */
public final class CommandTree {
  private CommandTree() {}

  /** A new tree: the program, its commands, and the families with theirs. */
  public static CommandSpec grow() {
    CommandSpec program = Grammar.of(GlobalOptions.syntax()).name("darsena");
    for (String name : Catalogue.names()) {
      program.addSubcommand(name, Grammar.of(Catalogue.create(name).syntax()));
    }
    for (String family : Catalogue.families()) {
      program.addSubcommand(family, family(family));
    }
    return program;
  }

  private static CommandSpec family(String family) {
    CommandSpec spec = Grammar.of(Syntax.of(family + " COMMAND", "Commands about a " + family));
    for (String word : Catalogue.memberWords(family).stream().distinct().toList()) {
      String name = Catalogue.match(List.of(family, word)).orElseThrow().name();
      spec.addSubcommand(word, Grammar.of(Catalogue.create(name).syntax()).name(word));
    }
    return spec;
  }
}
