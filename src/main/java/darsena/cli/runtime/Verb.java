package darsena.cli.runtime;

import darsena.engine.runtime.BundleRuntime;
import java.io.PrintStream;

/** One of the runtime's commands. */
interface Verb {

  /** What it understands. */
  Words.Known known();

  /** Whether flags may follow its first argument; not where that begins another's command line. */
  default boolean interspersed() {
    return true;
  }

  /** Does it, and tells the exit status. */
  int run(BundleRuntime runtime, Words words, PrintStream out);

  /** The exit status of its failure. */
  default int failure() {
    return 1;
  }
}
