package darsena.tui.images.work;

import darsena.tui.effect.Job;
import darsena.tui.effect.World;

/** Takes a name away, and the image with its last one. */
public record RemoveImage(String image, String shown) implements Job {
  @Override
  public String title() {
    return "remove " + shown;
  }

  @Override
  public String command() {
    return "darsena rmi " + shown;
  }

  @Override
  public void perform(World world) {
    world.engine().images().remove(image, false);
  }
}
