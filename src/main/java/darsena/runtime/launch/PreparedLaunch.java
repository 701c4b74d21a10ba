package darsena.runtime.launch;

import darsena.container.ProcessIdentity;
import darsena.error.DarsenaException;
import darsena.os.process.Processes;
import darsena.runtime.attach.AttachClient;
import java.util.List;

/**
 * A program that is set up and waits for its start signal. Closed without it, everything is undone;
 * the same happens when this process ends.
 */
public final class PreparedLaunch implements AutoCloseable {
  private final Conversation conversation;
  private final ProcessIdentity process;
  private final ProcessIdentity monitor;

  private PreparedLaunch(
      Conversation conversation, ProcessIdentity process, ProcessIdentity monitor) {
    this.conversation = conversation;
    this.process = process;
    this.monitor = monitor;
  }

  static PreparedLaunch await(Conversation conversation) {
    List<String> words = conversation.expect("prepared");
    String boot = Processes.ofHost().bootId();
    return new PreparedLaunch(
        conversation,
        identity(boot, words.get(1), words.get(2)),
        identity(boot, words.get(3), words.get(4)));
  }

  /** The container's first process. */
  public ProcessIdentity process() {
    return process;
  }

  /** Its parent, which outlives us. */
  public ProcessIdentity monitor() {
    return monitor;
  }

  /** What fell short so far. */
  public List<LaunchWarning> warnings() {
    return conversation.warnings();
  }

  /**
   * Waits until a client is connected, so that it misses nothing of the output.
   *
   * @throws DarsenaException when the client ended instead; everything is undone then
   */
  public void awaitAttached(AttachClient client) {
    client.onEnd(conversation::close);
    conversation.expect("attached");
  }

  /**
   * Gives the start signal and waits until the program has been executed.
   *
   * @throws DarsenaException when it could not be; everything is undone then
   */
  public void start() {
    conversation.send((byte) 'g');
    conversation.expect("running");
    conversation.close();
  }

  /** Undoes everything. */
  public void abort() {
    conversation.close();
  }

  /** As {@link #abort}, without effect once started. */
  @Override
  public void close() {
    abort();
  }

  private static ProcessIdentity identity(String boot, String pid, String startTime) {
    return new ProcessIdentity(boot, Integer.parseInt(pid), Long.parseLong(startTime));
  }
}
