package darsena.runtime.launch;

import darsena.container.ProcessIdentity;
import darsena.error.DarsenaException;
import darsena.os.process.Processes;
import java.util.List;
import java.util.function.Consumer;

/**
 * A program that is set up for whoever called us, and waits for its start signal. Closed without
 * it, everything is undone; the same happens when this process ends.
 */
public final class HandedLaunch implements AutoCloseable {
  private final Conversation conversation;
  private final ProcessIdentity process;

  private HandedLaunch(Conversation conversation, ProcessIdentity process) {
    this.conversation = conversation;
    this.process = process;
  }

  /**
   * Performs a plan up to the point where only the start signal is waited for.
   *
   * @param hooks whether the plan waits for hooks, and then run with the process
   */
  static HandedLaunch prepare(
      Conversation conversation, boolean awaits, Consumer<ProcessIdentity> hooks) {
    try {
      if (awaits) {
        hooks.accept(identity(conversation.expect("hooks")));
        conversation.send((byte) 'h');
      }
      return new HandedLaunch(conversation, identity(conversation.expect("prepared")));
    } catch (RuntimeException e) {
      conversation.close();
      throw e;
    }
  }

  /** The container's first process, or the program that was added. */
  public ProcessIdentity process() {
    return process;
  }

  /** What fell short so far. */
  public List<LaunchWarning> warnings() {
    return conversation.warnings();
  }

  /**
   * Gives the start signal.
   *
   * @throws DarsenaException when the program could not be executed
   */
  public void start() {
    conversation.send((byte) 'g');
    conversation.expect("running");
  }

  /** Waits for the end of a program whose helper stays, and tells its status as a shell does. */
  public int awaitEnd() {
    return Integer.parseInt(conversation.expect("exited").get(1));
  }

  @Override
  public void close() {
    conversation.close();
  }

  private static ProcessIdentity identity(List<String> words) {
    return new ProcessIdentity(
        Processes.ofHost().bootId(), Integer.parseInt(words.get(1)), Long.parseLong(words.get(2)));
  }
}
