package darsena.tui.effect;

/** Ends the effect that runs under a key, if any does. */
public record Cancel(String target) implements Effect {
  @Override
  public void perform(World world) {
    // The runner of effects sees to it.
  }
}
