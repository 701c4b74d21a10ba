package darsena.cli.syntax;

import java.util.List;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.ParserSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a command understands, in picocli's terms. */
public final class Grammar {
  /** picocli's own looks for Groovy in every library first. Nothing here is made by reflection. */
  static final IFactory NOTHING_BY_REFLECTION =
      new IFactory() {
        @Override
        public <K> K create(Class<K> type) {
          throw new IllegalStateException("no " + type + " is made by reflection");
        }
      };

  private Grammar() {}

  /** A command's specification, to be put into a tree for completion. */
  public static CommandSpec of(Syntax syntax) {
    return of(syntax, new Reading());
  }

  /** The same, with the place where what it reads is kept. */
  static CommandSpec of(Syntax syntax, Reading reading) {
    CommandSpec command =
        CommandSpec.wrapWithoutInspection(new Object(), NOTHING_BY_REFLECTION)
            .interpolateVariables(false)
            .preprocessor((words, self, none, how) -> reading.start(words))
            .parser(dockers(syntax));
    command.name(syntax.name());
    command.usageMessage().description(syntax.summary());
    syntax.flags().forEach(flag -> command.addOption(option(flag, reading)));
    command.addOption(help(syntax, reading));
    return command.addPositional(arguments(syntax, reading));
  }

  private static ParserSpec dockers(Syntax syntax) {
    return new ParserSpec()
        .posixClusteredShortOptionsAllowed(true)
        .abbreviatedOptionsAllowed(false)
        .overwrittenOptionsAllowed(true)
        .unmatchedOptionsArePositionalParams(false)
        .toggleBooleanFlags(false)
        .stopAtPositional(syntax.endsAtFirstArgument())
        // An argument may begin with @, and quotes are the shell's business.
        .expandAtFiles(false)
        .trimQuotes(false)
        // A line that asks for help gets it, whatever else is wrong with it.
        .collectErrors(true);
  }

  private static OptionSpec option(Flag flag, Reading reading) {
    IParameterPreprocessor taking =
        (words, command, option, how) -> reading.takeValue(flag, words, option, how);
    OptionSpec.Builder builder =
        OptionSpec.builder(flag.names().toArray(String[]::new))
            .description(flag.text())
            .preprocessor(taking);
    return switch (flag.kind()) {
      case SWITCH -> builder.arity("0").build();
      case VALUE -> builder.arity("1").paramLabel(flag.placeholder()).build();
      case LIST ->
          builder
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity("1")
              .paramLabel(flag.placeholder())
              .build();
    };
  }

  private static OptionSpec help(Syntax syntax, Reading reading) {
    OptionSpec.Builder builder =
        syntax.flag("-h").isEmpty()
            ? OptionSpec.builder("-h", "--help")
            : OptionSpec.builder("--help");
    return builder
        .arity("0")
        .usageHelp(true)
        .description("Show this help")
        .preprocessor((words, command, option, how) -> reading.takeHelp(words, option, how))
        .build();
  }

  /** How many there may be is checked when all flags are known to be right. */
  private static PositionalParamSpec arguments(Syntax syntax, Reading reading) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .hidden(syntax.most() == 0)
        .preprocessor((words, command, argument, how) -> reading.takeArguments(words, command))
        .build();
  }
}
