package darsena.cli.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.engine.runtime.BundleRuntime;
import darsena.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** {@code update}: from a document, or from flags. */
record UpdateVerb() implements Verb {
  private static final Words.Known KNOWN =
      new Words.Known(
          Set.of(
              "resources",
              "blkio-weight",
              "cpu-period",
              "cpu-quota",
              "cpu-burst",
              "cpu-share",
              "cpu-rt-period",
              "cpu-rt-runtime",
              "cpuset-cpus",
              "cpuset-mems",
              "cpu-idle",
              "kernel-memory",
              "kernel-memory-tcp",
              "memory",
              "memory-reservation",
              "memory-swap",
              "pids-limit",
              "l3-cache-schema",
              "mem-bw-schema"),
          Set.of(),
          Map.of("r", "resources"));

  @Override
  public Words.Known known() {
    return KNOWN;
  }

  @Override
  public int run(BundleRuntime runtime, Words words, PrintStream out) {
    if (words.has("l3-cache-schema") || words.has("mem-bw-schema")) {
      throw Words.usage("Intel RDT cannot be had from Darsena");
    }
    String id = words.id();
    runtime.update(
        id, words.text("resources").map(UpdateVerb::document).orElseGet(() -> flags(words)));
    return 0;
  }

  private static JsonNode document(String file) {
    try {
      return Json.parse(file.equals("-") ? standardInput() : Files.readAllBytes(Path.of(file)));
    } catch (IOException unreadable) {
      throw Words.usage("cannot read `" + file + "`: " + unreadable.getMessage());
    }
  }

  private static byte[] standardInput() throws IOException {
    InputStream in = System.in;
    return in.readAllBytes();
  }

  private static JsonNode flags(Words words) {
    ObjectNode resources = Json.object();
    ObjectNode memory = resources.putObject("memory");
    size(words, "memory", memory, "limit");
    size(words, "memory-reservation", memory, "reservation");
    size(words, "memory-swap", memory, "swap");
    size(words, "kernel-memory-tcp", memory, "kernelTCP");
    ObjectNode cpu = resources.putObject("cpu");
    number(words, "cpu-share", cpu, "shares");
    number(words, "cpu-period", cpu, "period");
    number(words, "cpu-quota", cpu, "quota");
    number(words, "cpu-burst", cpu, "burst");
    number(words, "cpu-rt-period", cpu, "realtimePeriod");
    number(words, "cpu-rt-runtime", cpu, "realtimeRuntime");
    number(words, "cpu-idle", cpu, "idle");
    words.text("cpuset-cpus").ifPresent(value -> cpu.put("cpus", value));
    words.text("cpuset-mems").ifPresent(value -> cpu.put("mems", value));
    number(words, "blkio-weight", resources.putObject("blockIO"), "weight");
    number(words, "pids-limit", resources.putObject("pids"), "limit");
    return resources;
  }

  private static void number(Words words, String flag, ObjectNode into, String field) {
    words.text(flag).ifPresent(value -> into.put(field, parsed(flag, value, 1)));
  }

  /** Bytes, or with a unit as {@code 64m}. */
  private static void size(Words words, String flag, ObjectNode into, String field) {
    words
        .text(flag)
        .ifPresent(value -> {
          String bare = value.toLowerCase(java.util.Locale.ROOT).replaceFirst("i?b$", "");
          int unit = bare.isEmpty() ? -1 : "kmgt".indexOf(bare.charAt(bare.length() - 1));
          String digits = unit < 0 ? bare : bare.substring(0, bare.length() - 1);
          into.put(field, parsed(flag, digits, 1L << (10 * (unit + 1))));
        });
  }

  private static long parsed(String flag, String value, long unit) {
    try {
      return Math.multiplyExact(Long.parseLong(value), unit);
    } catch (ArithmeticException | NumberFormatException wrong) {
      throw Words.usage("invalid value for " + flag + ": " + value);
    }
  }
}
