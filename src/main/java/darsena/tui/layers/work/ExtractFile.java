package darsena.tui.layers.work;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import darsena.tui.layers.state.FilePlace;
import darsena.tui.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies a file out of an image to a path that nothing has yet. */
public record ExtractFile(FilePlace file, byte[] path, String target) implements Effect {
  @Override
  public void perform(World world) {
    try (InputStream content = world.engine().images().open(file.image(), file.layer(), path)) {
      Files.copy(content, Path.of(target));
      world.tell(new Message.Noticed("extracted to " + target));
    } catch (FileAlreadyExistsException there) {
      throw failure("something is there already", "Give another path.", there);
    } catch (IOException failure) {
      throw failure(String.valueOf(failure.getMessage()), "", failure);
    }
  }

  private DarsenaException failure(String reason, String remedy, IOException cause) {
    String problem = "cannot write `" + target + "`: " + reason;
    return new DarsenaException(ErrorKind.FAILED, problem, remedy, cause);
  }
}
