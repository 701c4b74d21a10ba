package darsena.tui.effect;

import java.util.Optional;

/** A job with the number under which the screen knows it. */
public record Launched(long id, Job job) implements Effect {
  @Override
  public void perform(World world) throws InterruptedException {
    job.perform(world);
  }

  @Override
  public Optional<String> key() {
    return job.key();
  }
}
