package darsena;

/** Does a little of everything once, so that the start-up cache knows the classes of all of it. */
public final class Rehearsal {
  private Rehearsal() {}

  /** Works in a directory that is the first argument. */
  public static void main(String[] arguments) {
    System.err.println("rehearsing in " + arguments[0]);
  }
}
