package darsena.runtime.attach;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * What this process does on one signal, until closed. The JDK hears signals only through {@code
 * sun.misc.Signal}, which the compiler does not let us name without a warning.
 */
public final class SignalHook implements AutoCloseable {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private final Object signal;
  private final Object before;

  private SignalHook(Object signal, Object before) {
    this.signal = signal;
    this.before = before;
  }

  /**
   * Begins to hear a signal.
   *
   * @param name without SIG
   * @param action gets the signal's number, on a thread of its own
   */
  public static SignalHook install(String name, IntConsumer action) {
    try {
      Class<?> type = Class.forName(SIGNAL);
      Object signal = type.getConstructor(String.class).newInstance(name);
      int number = (int) type.getMethod("getNumber").invoke(signal);
      return new SignalHook(signal, handle(signal, handler(() -> action.accept(number))));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK lacks " + SIGNAL, e);
    }
  }

  @Override
  public void close() {
    try {
      handle(signal, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK lacks " + SIGNAL, e);
    }
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    Method handle =
        signal.getClass().getMethod("handle", signal.getClass(), Class.forName(HANDLER));
    return handle.invoke(null, signal, handler);
  }

  private static Object handler(Runnable action) throws ClassNotFoundException {
    Class<?> type = Class.forName(HANDLER);
    InvocationHandler invocation =
        (proxy, method, arguments) -> {
          if (method.getName().equals("handle")) {
            action.run();
            return null;
          }
          return method.invoke(action, arguments);
        };
    return Proxy.newProxyInstance(
        SignalHook.class.getClassLoader(), new Class<?>[] {type}, invocation);
  }
}
