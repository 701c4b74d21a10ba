package darsena.error;

import darsena.text.ForeignText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A failure as every front end words it: the problem in one line, the remedy in another, both safe
 * for a terminal.
 *
 * @param problem one sentence without a final stop
 * @param trace what was thrown, for {@code --debug} only
 */
public record ErrorReport(
    ErrorKind kind, String problem, Optional<String> remedy, Throwable trace) {
  private static final String INTERNAL =
      "This is a fault in Darsena. Run the same with --debug, and report what it prints.";

  /** Makes what foreign names brought along visible. */
  public ErrorReport {
    problem = ForeignText.visible(problem);
    remedy = remedy.map(ForeignText::visible);
  }

  /** The report of anything thrown. */
  public static ErrorReport of(Throwable thrown) {
    return switch (thrown) {
      case DarsenaException known ->
          new ErrorReport(known.kind(), known.problem(), known.remedy(), known);
      case OutOfMemoryError exhausted ->
          new ErrorReport(
              ErrorKind.FAILED,
              "cannot go on: the memory given to Darsena is used up",
              Optional.empty(),
              exhausted);
      default ->
          new ErrorReport(
              ErrorKind.FAILED, "cannot go on: " + sentence(thrown), Optional.of(INTERNAL), thrown);
    };
  }

  /** The lines of a terminal: {@code darsena: cannot …: reason}, then the remedy. */
  public List<String> lines() {
    return Stream.concat(Stream.of("darsena: " + problem), remedy.stream()).toList();
  }

  /** The stack trace, for {@code --debug}. */
  public String stackTrace() {
    StringWriter text = new StringWriter();
    trace.printStackTrace(new PrintWriter(text));
    return text.toString().lines().map(ErrorReport::traceLine).collect(Collectors.joining("\n"));
  }

  private static String traceLine(String line) {
    String content = line.stripLeading();
    return (content.length() < line.length() ? "  " : "") + ForeignText.visible(content);
  }

  private static String sentence(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? "something unforeseen came up" : message;
  }
}
