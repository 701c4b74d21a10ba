package darsena.engine.local.runtime;

import darsena.container.ProcessIdentity;
import darsena.error.DarsenaException;
import darsena.runtime.attach.SignalHook;
import java.util.ArrayList;
import java.util.List;

/** What is signalled to us goes to the program that we wait for. */
final class PassedSignals implements AutoCloseable {
  private static final List<String> NAMES = List.of("HUP", "INT", "TERM", "USR2", "WINCH");

  private final List<SignalHook> hooks = new ArrayList<>();

  PassedSignals(BundleEnd end, ProcessIdentity process) {
    for (String name : NAMES) {
      hooks.add(SignalHook.install(name, number -> pass(end, process, number)));
    }
  }

  private static void pass(BundleEnd end, ProcessIdentity process, int number) {
    try {
      end.signal(List.of(process), number);
    } catch (DarsenaException ended) {
      // It has ended meanwhile.
    }
  }

  @Override
  public void close() {
    hooks.forEach(SignalHook::close);
  }
}
