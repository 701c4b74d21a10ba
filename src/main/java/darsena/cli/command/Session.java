package darsena.cli.command;

import darsena.cli.format.Colors;
import darsena.cli.format.Listing;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.UsageException;
import darsena.engine.Containers;
import darsena.engine.Engine;
import darsena.engine.Images;
import darsena.error.ErrorReport;
import darsena.text.ForeignText;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What a command works with. The engine is opened when first asked for, so that help and version
 * cost nothing.
 */
public final class Session {
  private final Surroundings surroundings;
  private final Supplier<Engine> engine;
  private final Arguments arguments;
  private final Colors colors;

  /** A session of one command line. */
  public Session(
      Surroundings surroundings, Supplier<Engine> engine, Arguments arguments, Colors colors) {
    this.colors = colors;
    this.surroundings = surroundings;
    this.engine = engine;
    this.arguments = arguments;
  }

  /** The flags and arguments. */
  public Arguments arguments() {
    return arguments;
  }

  /** The process around the command. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Which streams are coloured. */
  public Colors colors() {
    return colors;
  }

  /** Standard output. */
  public PrintStream out() {
    return surroundings.out();
  }

  /** The engine. */
  public Engine engine() {
    return engine.get();
  }

  /** The engine's images. */
  public Images images() {
    return engine().images();
  }

  /** The engine's containers. */
  public Containers containers() {
    return engine().containers();
  }

  /** How long ago that was. */
  public Duration since(Instant moment) {
    return Duration.between(moment, surroundings.clock().instant());
  }

  /** One line on standard output; what others wrote in it is made safe. */
  public void print(String line) {
    out().println(ForeignText.visible(line));
  }

  /** A list on standard output, as {@code --format} asks for. */
  public void print(Listing listing) {
    try {
      listing.lines(arguments.text("format")).forEach(out()::println);
    } catch (IllegalArgumentException wrong) {
      throw UsageException.arguments(
          "cannot format the output: " + wrong.getMessage(), "Fields look like this: {{.ID}}");
    }
  }

  /** One line on standard error, after all that is on standard output. */
  public void warn(String line) {
    out().flush();
    surroundings.err().println(ForeignText.visible(line));
  }

  /** A failure on standard error; the command goes on. */
  public void report(Throwable failure) {
    out().flush();
    colors.of(ErrorReport.of(failure)).forEach(surroundings.err()::println);
  }

  /** Whether whoever read standard output has gone. */
  public boolean nobodyReads() {
    return out().checkError();
  }
}
