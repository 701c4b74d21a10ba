package darsena.runtime.attach;

import darsena.os.OsException;
import darsena.os.process.ProcessSignal;
import darsena.os.process.Processes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Passes signals to this process on to a session's client, which tells the program, and gives them
 * back their old meaning when closed. Those that a terminal sends reach the client too, which
 * leaves them to us.
 */
final class SignalProxy implements AutoCloseable {
  // QUIT and USR1 belong to the virtual machine.
  private static final List<String> PASSED_ON = List.of("HUP", "INT", "TERM", "USR2");

  private final List<SignalHook> hooks = new ArrayList<>();

  private SignalProxy() {}

  static SignalProxy none() {
    return new SignalProxy();
  }

  /**
   * @param client completed when it has been started; what comes earlier is passed on then
   */
  static SignalProxy to(CompletableFuture<Process> client) {
    SignalProxy proxy = new SignalProxy();
    for (String name : PASSED_ON) {
      proxy.hooks.add(
          SignalHook.install(
              name,
              number -> {
                var _ = client.thenAccept(process -> send(process, number));
              }));
    }
    return proxy;
  }

  @Override
  public void close() {
    hooks.forEach(SignalHook::close);
    hooks.clear();
  }

  private static void send(Process client, int number) {
    int pid = Math.toIntExact(client.pid());
    Processes.ofHost().startTime(pid).ifPresent(startTime -> send(pid, startTime, number));
  }

  private static void send(int pid, long startTime, int number) {
    try {
      ProcessSignal.send(pid, startTime, number);
    } catch (OsException refused) {
      // It was started by us and is there: only its own end can come between.
    }
  }
}
