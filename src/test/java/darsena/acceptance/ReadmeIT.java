package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What README shows in its {@code sh} blocks, typed as it stands there, line by line. */
class ReadmeIT {
  @TempDir Path directory;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  private Darsena darsena;

  @BeforeEach
  void open() throws Exception {
    darsena = Darsena.at(directory.resolve("store")).from(absolute());
    Path launcher = directory.resolve("darsena");
    List<String> words = darsena.command().stream().map(word -> "'" + word + "'").toList();
    Files.writeString(launcher, "#!/bin/sh\nexec " + String.join(" ", words) + " \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  /** Ours, for a program that runs in another directory. */
  private static String absolute() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @AfterEach
  void clear() {
    if (darsena != null) {
      darsena.clear();
    }
  }

  @Test
  void everyCommandLineDoesWhatItSays() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      String image = registry.serve("debian:12", TestImage.small()).familiar();
      List<String> lines = commandLines();
      assertThat(lines).hasSizeGreaterThan(8);
      for (String line : lines) {
        type(line.replace(" debian:12", " " + image));
      }
    }
    assertThat(darsena.containers()).as("the tour cleans up").isEmpty();
  }

  /** Of Maven there is enough going on: this is part of its work. */
  private static List<String> commandLines() throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      if (line.startsWith("```")) {
        inside = line.equals("```sh");
      } else if (inside && !line.isBlank() && !line.startsWith("mvn ")) {
        lines.add(line);
      }
    }
    return lines;
  }

  private void type(String line) throws Exception {
    boolean atTerminal = line.contains(" -it ");
    try (Spoken shell = start(atTerminal ? terminal(line) : List.of("sh", "-c", line))) {
      if (line.contains("logs -f")) {
        shell.awaitOutput("turn");
        return;
      }
      if (atTerminal) {
        shell.awaitOutput("# ");
        shell.type("exit\r");
      } else {
        shell.endInput();
      }
      Outcome outcome = shell.await();
      assertThat(outcome.status()).as("%s: %s%s", line, outcome.out(), outcome.err()).isZero();
    }
  }

  private static List<String> terminal(String line) {
    return List.of("script", "-qec", line, "/dev/null");
  }

  private Spoken start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DARSENA_"));
    return new Spoken(builder.start());
  }
}
