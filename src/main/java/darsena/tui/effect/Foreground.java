package darsena.tui.effect;

/**
 * An effect that needs the terminal for itself: the screen lets go of it, waits, and comes back as
 * it was.
 */
public interface Foreground extends Effect {

  /** What it does, in three or four words: {@code attach to web}. */
  String title();

  /** The command that would do the same. */
  String command();

  /**
   * Whether it reads every key as it is typed. The terminal then stays that way in between, and
   * what is typed before it reads waits for it, ^C among it.
   */
  default boolean raw() {
    return false;
  }

  /** Writes a line to the terminal that the screen has let go of. */
  static void say(String line) {
    System.out.print(line + "\r\n");
    System.out.flush();
  }
}
