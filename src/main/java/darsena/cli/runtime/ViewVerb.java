package darsena.cli.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import darsena.engine.runtime.BundleRuntime;
import darsena.engine.runtime.BundleState;
import darsena.io.Json;
import darsena.text.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code state}, {@code list}, {@code features}: what is there. */
record ViewVerb(String name) implements Verb {
  private static final int WIDTH = 12;
  private static final Words.Known KNOWN =
      new Words.Known(Set.of("format"), Set.of("quiet"), Map.of("f", "format", "q", "quiet"));

  @Override
  public Words.Known known() {
    return KNOWN;
  }

  @Override
  public int run(BundleRuntime runtime, Words words, PrintStream out) {
    switch (name) {
      case "state" -> out.println(Json.pretty(runtime.state(words.id()).document()));
      case "features" -> out.println(Json.pretty(runtime.features()));
      case "list" -> list(runtime.list(), words, out);
      default -> throw new IllegalArgumentException(name);
    }
    return 0;
  }

  private static void list(List<BundleState> states, Words words, PrintStream out) {
    if (words.on("quiet")) {
      states.forEach(state -> out.println(state.id()));
      return;
    }
    switch (words.text("format").orElse("table")) {
      case "table" -> table(states, out);
      case "json" -> out.println(text(states));
      default -> throw Words.usage("invalid format option");
    }
  }

  private static String text(List<BundleState> states) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (BundleState state : states) {
      JsonNode document = state.document();
      all.add(document);
    }
    return new String(Json.bytes(all), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void table(List<BundleState> states, PrintStream out) {
    Table table = new Table(WIDTH).row("ID", "PID", "STATUS", "BUNDLE", "CREATED", "OWNER");
    for (BundleState state : states) {
      table =
          table.row(
              state.id(),
              Integer.toString(state.pid()),
              state.status().word(),
              state.bundle(),
              state.created(),
              state.owner().isEmpty() ? "root" : state.owner());
    }
    table.lines().forEach(out::println);
  }
}
