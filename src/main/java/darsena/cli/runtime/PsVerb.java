package darsena.cli.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import darsena.engine.runtime.BundleRuntime;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ps}: the pids, or the host's ps with its lines about them. */
record PsVerb() implements Verb {
  private static final Words.Known KNOWN =
      new Words.Known(Set.of("format"), Set.of(), Map.of("f", "format"));

  @Override
  public Words.Known known() {
    return KNOWN;
  }

  @Override
  public boolean interspersed() {
    return false;
  }

  @Override
  public int run(BundleRuntime runtime, Words words, PrintStream out) {
    List<Integer> pids = runtime.processes(words.id());
    switch (words.text("format").orElse("table")) {
      case "json" -> {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        pids.forEach(all::add);
        out.println(new String(Json.bytes(all), StandardCharsets.UTF_8));
      }
      case "table" -> table(pids, words.rest().subList(1, words.rest().size()), out);
      default -> throw Words.usage("invalid format option");
    }
    return 0;
  }

  private static void table(List<Integer> pids, List<String> options, PrintStream out) {
    List<String> lines = lines(options);
    List<String> titles = List.of(lines.getFirst().strip().split("\\s+", -1));
    int column = titles.indexOf("PID");
    if (column < 0) {
      throw Words.usage("couldn't find PID field in ps output");
    }
    Set<String> wanted = new HashSet<>();
    pids.forEach(pid -> wanted.add(pid.toString()));
    out.println(lines.getFirst());
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length > column && wanted.contains(fields[column])) {
        out.println(line);
      }
    }
  }

  private static List<String> lines(List<String> options) {
    List<String> command = new ArrayList<>(List.of("ps"));
    command.addAll(options.isEmpty() ? List.of("-ef") : options);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (text.isEmpty()) {
        throw new IOException("it says nothing");
      }
      return text.lines().toList();
    } catch (IOException failed) {
      throw new DarsenaException(
          ErrorKind.FAILED, "cannot run ps: " + failed.getMessage(), "", failed);
    }
  }
}
