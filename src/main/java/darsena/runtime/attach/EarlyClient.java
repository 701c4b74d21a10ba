package darsena.runtime.attach;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.process.Processes;
import darsena.runtime.HelperBinary;
import java.io.IOException;
import java.time.Duration;

/**
 * A client from its process's first moment until it takes signals. One that comes before ends it,
 * and what a terminal sends comes to all: then another client takes its place, and hears from us
 * what the first could not.
 */
final class EarlyClient {
  private static final int TRIES = 5;
  private static final int SIGTERM = 15;

  /** Of a process that a signal has ended, as the JDK tells it. */
  private static final int BY_SIGNAL = 128;

  private static final Duration LOOK = Duration.ofNanos(200_000);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String program;
  private final ProcessBuilder command;

  EarlyClient(HelperBinary helper, ProcessBuilder command) {
    this.program = String.valueOf(helper.path().getFileName());
    this.command = command;
  }

  /** A client that listens, or one that has ended for reasons of its own. */
  Process start() throws IOException {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        Process process = command.start();
        awaitListening(process);
        if (process.isAlive() || process.exitValue() <= BY_SIGNAL) {
          return process;
        }
      } catch (IOException spawnerWasEnded) {
        // Or there is no helper: the last try tells.
      }
    }
    return command.start();
  }

  private void awaitListening(Process process) {
    int pid = Math.toIntExact(process.pid());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Processes.ofHost().awaitsSignal(pid, program, SIGTERM)
        && process.isAlive()
        && System.nanoTime() < end) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException cancelled) {
        process.destroy();
        Thread.currentThread().interrupt();
        throw new DarsenaException(ErrorKind.CANCELLED, "the session was interrupted", "");
      }
    }
  }
}
