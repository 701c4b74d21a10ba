package darsena;

import darsena.tui.Screen;
import darsena.tui.ScreenOptions;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Sets up parts of the JDK on a second thread that a command will need, one which starts a program
 * above all, while the first reads the command line and the store; the same for the screen, while
 * the first sees to the terminal. The start-up cache cannot keep them: together they are some sixty
 * milliseconds.
 */
final class Foresight {
  /** Global flags that a word follows. */
  private static final Set<String> VALUED = Set.of("--root", "--config", "--color");

  private static final Set<String> STARTING = Set.of("run", "start", "restart", "exec", "create");

  private Foresight() {}

  /** Begins if there is need; nobody waits for it. */
  static void begin(List<String> arguments) {
    if (isScreen(arguments)) {
      inBackground(Foresight::terminal);
      inBackground(() -> Screen.prepare(ScreenOptions.of(System.getenv())));
    } else if (!Collections.disjoint(STARTING, arguments)) {
      inBackground(Foresight::setUp);
    } else {
      inBackground(Foresight::numbers);
    }
  }

  /** Whether there are only global flags. */
  private static boolean isScreen(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (!word.startsWith("-")) {
        return false;
      }
      i += VALUED.contains(word) ? 1 : 0;
    }
    return true;
  }

  private static void terminal() {
    Screen.reachTerminal();
    numbers();
  }

  private static void inBackground(Runnable work) {
    Thread.ofPlatform().daemon().name("foresight").start(work);
  }

  private static void setUp() {
    numbers();
    digests();
    // ProcessBuilder asks this logger whether to tell; the JDK then looks for loggers everywhere.
    System.getLogger("java.lang.ProcessBuilder").isLoggable(System.Logger.Level.DEBUG);
    patterns("");
    Proxy.newProxyInstance(
        Foresight.class.getClassLoader(), new Class<?>[] {Runnable.class}, (_, _, _) -> "");
  }

  /** The reader of JSON has constants of this class, which squares large numbers to begin with. */
  private static void numbers() {
    Objects.requireNonNull(BigDecimal.ZERO);
  }

  /** Makes the list of providers. */
  private static void digests() {
    try {
      MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      // Whoever needs it will say so.
    }
  }

  /** The first switch over types makes what all others use. */
  private static int patterns(Object any) {
    return switch (any) {
      case String _ -> 1;
      case Integer _ -> 2;
      default -> 0;
    };
  }
}
