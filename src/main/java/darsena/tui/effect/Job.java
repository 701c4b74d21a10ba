package darsena.tui.effect;

/** An effect that the person asked for: it shows while it runs, and its failure opens a dialog. */
public interface Job extends Effect {

  /** What it does, in three or four words: {@code stop web}. */
  String title();

  /** The command that would do the same: {@code darsena stop web}. */
  String command();
}
