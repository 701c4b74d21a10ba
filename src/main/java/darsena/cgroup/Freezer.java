package darsena.cgroup;

/** Holds the processes of one cgroup still. */
interface Freezer {

  /** Returns when every process is held, and lets them go again when that takes too long. */
  void freeze();

  /** Asks to hold them, and does not wait; nothing happens when there is no such cgroup. */
  void ask();

  /** Lets them go on; they may take a moment to notice. */
  void thaw();

  /** Whether it was asked to hold them, done or not. */
  boolean asked();

  /** Whether every process is held now. */
  boolean frozen();
}
