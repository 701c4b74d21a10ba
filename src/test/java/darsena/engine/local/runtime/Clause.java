package darsena.engine.local.runtime;

/**
 * One demand of the OCI runtime specification, and a bundle that shows whether it is met.
 *
 * @param place the document and the section in it
 * @param demand what must be, shortened
 */
record Clause(String place, String demand, Check check) {

  /** Makes bundles, and fails when the demand is not met. */
  interface Check {
    void run(TestBundle bundle) throws Exception;
  }

  @Override
  public String toString() {
    return place + ": " + demand;
  }
}
