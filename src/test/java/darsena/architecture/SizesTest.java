package darsena.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is longer than this has more than one concern, and is divided by meaning. */
class SizesTest {
  private static final int LINES_OF_A_FILE = 300;
  private static final int FILES_OF_A_PACKAGE = 15;
  private static final Path SOURCES = Path.of("src");

  @Test
  void filesAreShort() throws IOException {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path file : files(path -> path.matches(".*\\.(java|c|h)"))) {
      long lines = lines(file);
      if (lines > LINES_OF_A_FILE) {
        tooLong.put(file.toString(), lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void packagesAreSmall() throws IOException {
    Map<Path, Long> crowded =
        files(path ->
                path.matches("src/main/java/.*\\.java") && !path.endsWith("package-info.java"))
            .stream()
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    crowded.values().removeIf(count -> count <= FILES_OF_A_PACKAGE);
    assertThat(crowded).isEmpty();
  }

  private static List<Path> files(Predicate<String> wanted) throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(file -> wanted.test(file.toString())).toList();
    }
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
