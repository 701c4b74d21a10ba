package darsena.cli.runtime;

import darsena.engine.runtime.BundleRuntime;
import darsena.engine.runtime.BundleState.Status;
import darsena.error.DarsenaException;
import darsena.io.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** {@code events}: what a container uses, now and again until it ends. */
record EventsVerb() implements Verb {
  private static final long SECOND = 1_000_000_000L;
  private static final Words.Known KNOWN =
      new Words.Known(Set.of("interval"), Set.of("stats"), Map.of());

  @Override
  public Words.Known known() {
    return KNOWN;
  }

  @Override
  public int run(BundleRuntime runtime, Words words, PrintStream out) {
    String id = words.id();
    long interval = interval(words.text("interval").orElse("5s"));
    do {
      out.println(new String(Json.bytes(runtime.statistics(id)), StandardCharsets.UTF_8));
      out.flush();
      if (words.on("stats")) {
        return 0;
      }
      LockSupport.parkNanos(interval);
    } while (lives(runtime, id) && !out.checkError());
    return 0;
  }

  private static boolean lives(BundleRuntime runtime, String id) {
    try {
      return runtime.state(id).status() != Status.STOPPED;
    } catch (DarsenaException deleted) {
      return false;
    }
  }

  /** Go's way to write a time, of which only whole seconds and milliseconds are usual. */
  private static long interval(String text) {
    try {
      long nanos =
          text.endsWith("ms")
              ? Long.parseLong(text.substring(0, text.length() - 2)) * 1_000_000
              : Long.parseLong(text.replaceFirst("s$", "")) * SECOND;
      if (nanos > 0) {
        return nanos;
      }
    } catch (NumberFormatException noTime) {
      // Said below.
    }
    throw Words.usage("duration interval must be greater than 0");
  }
}
