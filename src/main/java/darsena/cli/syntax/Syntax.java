package darsena.cli.syntax;

import darsena.cli.syntax.Flag.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a command understands: its flags in sections, its arguments, and the words that help shows.
 * Declared in code, not by picocli's annotations: reading those by reflection would cost each
 * command more than most commands take.
 */
public final class Syntax {
  private static final Pattern SEPARATOR = Pattern.compile(", ");

  /** A titled group of flags. */
  public record Section(String title, List<Flag> flags) {}

  /** A command line worth knowing, and what it does. */
  public record Example(String line, String meaning) {}

  private final String usage;
  private final String summary;
  private final List<Section> sections = new ArrayList<>();
  private final List<Example> examples = new ArrayList<>();
  private int fewest;
  private int most;
  private boolean flagsEndAtFirstArgument;
  private Function<String, Optional<AbsentFlag>> absent = name -> Optional.empty();

  private Syntax(String usage, String summary) {
    this.usage = usage;
    this.summary = summary;
    sections.add(new Section("Options", new ArrayList<>()));
  }

  /**
   * Starts a declaration.
   *
   * @param usage the command's name and its arguments: {@code stop [OPTIONS] CONTAINER
   *     [CONTAINER...]}
   * @param summary one sentence without a final stop
   */
  public static Syntax of(String usage, String summary) {
    return new Syntax(usage, summary);
  }

  /** How many arguments it takes; none unless this is called. */
  public Syntax arguments(int atLeast, int atMost) {
    fewest = atLeast;
    most = atMost;
    return this;
  }

  /** It takes one argument at least. */
  public Syntax someArguments() {
    return arguments(1, Integer.MAX_VALUE);
  }

  /** What follows the first argument belongs to another program. */
  public Syntax flagsEndAtFirstArgument() {
    flagsEndAtFirstArgument = true;
    return this;
  }

  /** The flags from here on stand under a title of their own. */
  public Syntax section(String title) {
    sections.add(new Section(title, new ArrayList<>()));
    return this;
  }

  /** A flag without a value; names as in {@code -a, --all}. */
  public Syntax toggle(String names, String text) {
    return add(names, Kind.SWITCH, "", text);
  }

  /** A flag with one value. */
  public Syntax value(String names, String placeholder, String text) {
    return add(names, Kind.VALUE, placeholder, text);
  }

  /** A flag that may be given several times. */
  public Syntax list(String names, String placeholder, String text) {
    return add(names, Kind.LIST, placeholder, text);
  }

  /** Knows flags that people will look for in vain, by name with dashes; asked when one is. */
  public Syntax absent(Function<String, Optional<AbsentFlag>> known) {
    absent = known;
    return this;
  }

  /** A command line worth knowing. */
  public Syntax example(String line, String meaning) {
    examples.add(new Example(line, meaning));
    return this;
  }

  private Syntax add(String names, Kind kind, String placeholder, String text) {
    List<String> all = List.of(SEPARATOR.split(names));
    sections.getLast().flags().add(new Flag(all, kind, placeholder, text));
    return this;
  }

  /** The flag of that name, dashes included. */
  public Optional<Flag> flag(String name) {
    return flags().stream().filter(flag -> flag.names().contains(name)).findFirst();
  }

  /** All flags. */
  public List<Flag> flags() {
    return sections.stream().flatMap(section -> section.flags().stream()).toList();
  }

  /** The flags by section; sections without flags are left out. */
  public List<Section> sections() {
    return sections.stream().filter(section -> !section.flags().isEmpty()).toList();
  }

  /** Command lines worth knowing. */
  public List<Example> examples() {
    return List.copyOf(examples);
  }

  /** The command's name: {@code stop}; empty for the program itself. */
  public String name() {
    int end = usage.indexOf(' ');
    String first = end < 0 ? usage : usage.substring(0, end);
    return first.startsWith("[") ? "" : first;
  }

  /** How a person types the command: {@code darsena stop}. */
  String typed() {
    return ("darsena " + name()).strip();
  }

  /** The command and what it takes, without the program's name. */
  public String usage() {
    return usage;
  }

  /** What it does. */
  public String summary() {
    return summary;
  }

  Optional<AbsentFlag> absent(String name) {
    return absent.apply(name);
  }

  int fewest() {
    return fewest;
  }

  int most() {
    return most;
  }

  boolean endsAtFirstArgument() {
    return flagsEndAtFirstArgument;
  }
}
