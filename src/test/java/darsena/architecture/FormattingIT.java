package darsena.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sources are as google-java-format writes them. {@code mvn verify -Ddarsena.format=fix} rewrites
 * what is not.
 */
class FormattingIT {
  private static final boolean FIX = "fix".equals(System.getProperty("darsena.format"));

  @Test
  void everySourceIsAsTheFormatterWritesIt() throws Exception {
    List<Path> sources;
    try (Stream<Path> tree = Files.walk(Path.of("src"))) {
      sources = tree.filter(file -> file.toString().endsWith(".java")).toList();
    }
    List<Path> unformatted =
        sources.parallelStream().filter(FormattingIT::differs).sorted().toList();
    assertThat(unformatted).as("run: mvn verify -Ddarsena.format=fix").isEmpty();
  }

  private static boolean differs(Path file) {
    try {
      String source = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (FIX && !formatted.equals(source)) {
        Files.writeString(file, formatted);
        return false;
      }
      return !formatted.equals(source);
    } catch (IOException | com.google.googlejavaformat.java.FormatterException problem) {
      throw new AssertionError(file + ": " + problem.getMessage(), problem);
    }
  }
}
