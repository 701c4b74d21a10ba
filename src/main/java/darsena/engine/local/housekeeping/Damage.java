package darsena.engine.local.housekeeping;

import darsena.engine.housekeeping.Defect;
import java.io.IOException;
import java.util.Optional;

/**
 * A defect before anybody has done anything about it.
 *
 * @param repair what mends it; empty when only a person can
 */
record Damage(String object, String problem, String remedy, Optional<Repair> repair) {

  /** Mends a defect, losing nothing that somebody could still want. */
  @FunctionalInterface
  interface Repair {
    /** Whether it is mended now. */
    boolean perform() throws IOException;
  }

  static Damage mendable(String object, String problem, String remedy, Repair repair) {
    return new Damage(object, problem, remedy, Optional.of(repair));
  }

  static Damage lasting(String object, String problem, String remedy) {
    return new Damage(object, problem, remedy, Optional.empty());
  }

  Defect told(boolean mend) throws IOException {
    boolean mended = mend && repair.isPresent() && repair.get().perform();
    return new Defect(object, problem, remedy, mended);
  }
}
