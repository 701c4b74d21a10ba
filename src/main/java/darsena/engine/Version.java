package darsena.engine;

/** Which Darsena this is. */
public final class Version {
  /** As in pom.xml. */
  public static final String CURRENT = "0.1.0";

  private Version() {}
}
