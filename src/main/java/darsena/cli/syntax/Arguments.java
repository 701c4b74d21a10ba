package darsena.cli.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A command line, understood: the values of its flags, by long name, and its arguments. */
public final class Arguments {
  private final Syntax syntax;
  private final Map<String, List<String>> values;
  private final List<String> words;
  private final boolean asksForHelp;

  Arguments(
      Syntax syntax, Map<String, List<String>> values, List<String> words, boolean asksForHelp) {
    this.syntax = syntax;
    this.values = values;
    this.words = List.copyOf(words);
    this.asksForHelp = asksForHelp;
  }

  /** Whether help is wanted instead; then the line need not make sense. */
  public boolean asksForHelp() {
    return asksForHelp;
  }

  /** What is not a flag, in order. */
  public List<String> words() {
    return words;
  }

  /** The first of them. */
  public String first() {
    return words.getFirst();
  }

  /** All but the first. */
  public List<String> rest() {
    return words.subList(1, words.size());
  }

  /** Whether a switch is on. */
  public boolean on(String key) {
    return on(key, false);
  }

  /** Whether a switch is on, when it is on or off by default. */
  public boolean on(String key, boolean byDefault) {
    return text(key).map("true"::equals).orElse(byDefault);
  }

  /** Whether the flag was given at all. */
  public boolean given(String key) {
    return !list(key).isEmpty();
  }

  /** The value of a flag. */
  public Optional<String> text(String key) {
    List<String> given = list(key);
    return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast());
  }

  /** All values of a flag, in order. */
  public List<String> list(String key) {
    if (syntax.flag("--" + key).isEmpty()) {
      throw new IllegalStateException(syntax.name() + " has no flag --" + key);
    }
    return values.getOrDefault(key, List.of());
  }

  /**
   * The value of a flag, read by a function whose {@link IllegalArgumentException} says what is
   * wrong with it.
   */
  public <T> Optional<T> read(String key, Function<String, T> reader) {
    return text(key).map(value -> read(key, value, reader));
  }

  /** All values of a flag, read likewise. */
  public <T> List<T> readAll(String key, Function<String, T> reader) {
    return list(key).stream().map(value -> read(key, value, reader)).toList();
  }

  /** A flag's value as a whole number. */
  public Optional<Integer> number(String key) {
    return read(key, Arguments::wholeNumber);
  }

  private <T> T read(String key, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException wrong) {
      throw Complaint.invalidValue(syntax, "--" + key, value, String.valueOf(wrong.getMessage()));
    }
  }

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException other) {
      throw new IllegalArgumentException("it takes a whole number", other);
    }
  }
}
