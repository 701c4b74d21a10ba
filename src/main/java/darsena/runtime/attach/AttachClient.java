package darsena.runtime.attach;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.HelperBinary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A helper that lends our own standard streams, and our terminal, to a program. */
public final class AttachClient implements AutoCloseable {
  private final Process process;
  private final Path outcomeFile;
  private final SignalProxy signals;

  private AttachClient(Process process, Path outcomeFile, SignalProxy signals) {
    this.process = process;
    this.outcomeFile = outcomeFile;
    this.signals = signals;
  }

  /**
   * Starts a client; it is connected when the launch says so.
   *
   * @param scratch a directory of ours for the client's last word
   */
  public static AttachClient start(
      HelperBinary helper, Path socket, AttachOptions options, Path scratch) {
    Path outcome = OutcomeFile.in(scratch);
    List<String> arguments = new ArrayList<>(options.arguments());
    arguments.addAll(List.of("--outcome", outcome.toString(), socket.toString()));
    ProcessBuilder command = new ProcessBuilder(helper.command("attach", arguments));
    lendStreams(command, options);
    CompletableFuture<Process> listening = new CompletableFuture<>();
    SignalProxy signals = options.signalProxy() ? SignalProxy.to(listening) : SignalProxy.none();
    try {
      Process process =
          options.signalProxy() ? new EarlyClient(helper, command).start() : command.start();
      listening.complete(process);
      return new AttachClient(process, outcome, signals);
    } catch (IOException e) {
      signals.close();
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot run the helper `" + helper.path() + "`: " + e.getMessage(),
          "",
          e);
    }
  }

  /** A client that wants nothing has nothing to say either. */
  private static void lendStreams(ProcessBuilder command, AttachOptions options) {
    command.inheritIO();
    if (!options.stdin() && !options.stdout() && !options.stderr()) {
      command
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD);
    }
  }

  /** Waits until the session is over. */
  public SessionOutcome await() {
    try {
      int status = process.waitFor();
      return outcome(status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DarsenaException(ErrorKind.CANCELLED, "the session was interrupted", "", e);
    } finally {
      close();
    }
  }

  /** Does something when the client's process has ended, on another thread. */
  public void onEnd(Runnable action) {
    var _ = process.onExit().thenRun(action);
  }

  /** Ends the client if it still runs; the terminal is restored, the program goes on. */
  @Override
  public void close() {
    signals.close();
    process.destroy();
    try {
      Files.deleteIfExists(outcomeFile);
    } catch (IOException e) {
      // A line of a session that is over: the next sweep takes it.
    }
  }

  private SessionOutcome outcome(int status) {
    String said;
    try {
      said = Files.readString(outcomeFile).strip();
    } catch (IOException e) {
      return new SessionOutcome.Lost();
    }
    if (said.startsWith("exited ")) {
      return new SessionOutcome.Exited(Integer.parseInt(said.substring("exited ".length())));
    }
    return said.equals("detached")
        ? new SessionOutcome.Detached(status)
        : new SessionOutcome.Lost();
  }
}
