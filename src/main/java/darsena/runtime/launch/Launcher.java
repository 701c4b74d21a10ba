package darsena.runtime.launch;

import darsena.container.ProcessIdentity;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.BundleStep;
import darsena.runtime.HelperBinary;
import darsena.runtime.LaunchPlan;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

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
    Conversation conversation = Conversation.open(spawn("launch"));
    try {
      conversation.send(encoded);
      return PreparedLaunch.await(conversation);
    } catch (RuntimeException e) {
      conversation.close();
      throw e;
    }
  }

  /**
   * Performs a plan that begins with a {@link BundleStep.Handover}.
   *
   * @param hooks run where the plan awaits them, with the container's first process
   */
  public HandedLaunch handOver(LaunchPlan plan, Consumer<ProcessIdentity> hooks) {
    byte[] encoded = PlanEncoder.encode(plan);
    boolean awaits = plan.steps().stream().anyMatch(BundleStep.AwaitHooks.class::isInstance);
    Conversation conversation = Conversation.open(spawn("handover"));
    conversation.send(encoded);
    return HandedLaunch.prepare(conversation, awaits, hooks);
  }

  private Process spawn(String call) {
    ProcessBuilder builder =
        new ProcessBuilder(helper.command(call, List.of()))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // A container's own init may be looked into from inside: our secrets are not for there.
    builder.environment().clear();
    try {
      return builder.start();
    } catch (IOException e) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot run the helper `" + helper.path() + "`: " + e.getMessage(),
          "Build it with `make -C src/main/native`.",
          e);
    }
  }
}
