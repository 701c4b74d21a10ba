package darsena.tui.layers.work;

import darsena.error.DarsenaException;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import darsena.tui.layers.state.FilePlace;
import darsena.tui.layers.state.Viewer;
import darsena.tui.message.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a window of a file in an image. */
public record ReadFile(FilePlace file, byte[] path, long from) implements Effect {
  @Override
  public void perform(World world) {
    try (InputStream content = world.engine().images().open(file.image(), file.layer(), path)) {
      content.skipNBytes(from);
      byte[] window = content.readNBytes(Viewer.WINDOW);
      world.tell(new LayersMessage.Read(file, from, window));
    } catch (DarsenaException failure) {
      world.tell(new LayersMessage.NotRead(file, Problem.of(failure)));
    } catch (IOException failure) {
      Problem problem = new Problem("cannot read it: " + failure.getMessage(), Optional.empty());
      world.tell(new LayersMessage.NotRead(file, problem));
    }
  }

  @Override
  public Optional<String> key() {
    return Optional.of("layers.file");
  }
}
