package darsena.cli;

import darsena.cli.command.Surroundings;
import darsena.cli.command.Surroundings.Terminals;
import darsena.cli.command.Surroundings.Window;
import darsena.fixture.engine.FakeEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines against an engine in memory, and keeps what they print. */
final class CommandLineFixture {
  /** What a command line came to. */
  record Outcome(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  final FakeEngine engine = new FakeEngine();
  final Map<String, String> environment = new HashMap<>();
  Terminals terminals = new Terminals(false, false, false);
  Window window = new Window(80, 24);
  byte[] in = new byte[0];
  int engines;
  int screens;

  Outcome run(String... line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(in),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminals,
            () -> window,
            environment,
            engine.clock(),
            () -> ZoneOffset.UTC);
    Cli cli =
        new Cli(
            surroundings,
            options -> {
              engines++;
              return new Unclosed(engine);
            },
            options -> {
              screens++;
              return 0;
            });
    int status = cli.run(List.of(line));
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
