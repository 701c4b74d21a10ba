package darsena.tui.images.work;

import darsena.image.ImageReference;
import darsena.tui.effect.Job;
import darsena.tui.effect.World;

/** Gives an image one more name. */
public record TagImage(String image, ImageReference name) implements Job {
  @Override
  public String title() {
    return "tag " + name.familiar();
  }

  @Override
  public String command() {
    return "darsena tag " + image + " " + name.familiar();
  }

  @Override
  public void perform(World world) {
    world.engine().images().tag(image, name);
  }
}
