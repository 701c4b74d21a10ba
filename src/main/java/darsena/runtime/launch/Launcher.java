package darsena.runtime.launch;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.HelperBinary;
import darsena.runtime.LaunchPlan;
import java.io.IOException;
import java.util.List;

/** Has the helper perform plans. */
public final class Launcher {
  private final HelperBinary helper;

  /** One that uses this helper. */
  public Launcher(HelperBinary helper) {
    this.helper = helper;
  }

  /**
   * Performs a plan up to the point where the program only waits for the start signal.
   *
   * @return to be started, or closed, which undoes everything
   * @throws DarsenaException when a step failed; everything is undone then, {@code AtExit} done
   */
  public PreparedLaunch prepare(LaunchPlan plan) {
    byte[] encoded = PlanEncoder.encode(plan);
    Conversation conversation = Conversation.open(spawn());
    try {
      conversation.send(encoded);
      return PreparedLaunch.await(conversation);
    } catch (RuntimeException e) {
      conversation.close();
      throw e;
    }
  }

  private Process spawn() {
    try {
      return new ProcessBuilder(helper.command("launch", List.of()))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot run the helper `" + helper.path() + "`: " + e.getMessage(),
          "Build it with `make -C src/main/native`.",
          e);
    }
  }
}
