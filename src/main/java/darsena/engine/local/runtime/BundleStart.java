package darsena.engine.local.runtime;

import darsena.container.ProcessIdentity;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.BundleState.Status;
import darsena.error.DarsenaException;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.HookStage;
import darsena.runtime.launch.LaunchFailure;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** Starts the program of a created container. */
final class BundleStart {
  private static final long LOOK = 20_000_000;

  private final BundleParts parts;

  BundleStart(BundleParts parts) {
    this.parts = parts;
  }

  void start(String id) {
    BundleState state = parts.state(id);
    switch (state.status()) {
      case CREATED -> {}
      case STOPPED -> throw RuntimeFailure.conflict("cannot start a container that has stopped");
      case CREATING, RUNNING, PAUSED ->
          throw RuntimeFailure.conflict("cannot start an already running container");
    }
    BundleFiles files = parts.files(id);
    release(id, files, files.read().process());
    started(parts.bundle(id), state.in(Status.RUNNING));
  }

  /** What follows when the program runs. A hook that fails ends it: runtime.md, "Lifecycle". */
  void started(Bundle bundle, BundleState state) {
    try {
      new Hooks(parts.helper()).run(bundle, HookStage.POSTSTART, state);
    } catch (DarsenaException failed) {
      new BundleEnd(parts).delete(state.id(), true);
      throw failed;
    }
  }

  /**
   * Who takes the fifo away starts the container: of several callers, one can. The other fifo is
   * opened before the word is given, while the process certainly has it open too: afterwards it may
   * have become the program already, and nobody would be there to open it with.
   */
  private void release(String id, BundleFiles files, ProcessIdentity process) {
    // A death of the process would leave nobody either.
    Thread witness = Thread.ofPlatform().daemon().start(() -> attend(process, files.done()));
    try (FileChannel start = open(files.start());
        FileInputStream done = new FileInputStream(files.done().toFile())) {
      Files.delete(files.start());
      start.write(ByteBuffer.wrap(new byte[] {'g'}));
      fail(id, new String(done.readAllBytes(), StandardCharsets.UTF_8));
      Files.deleteIfExists(files.done());
    } catch (NoSuchFileException | FileNotFoundException second) {
      throw RuntimeFailure.conflict("cannot start an already running container");
    } catch (IOException refused) {
      throw RuntimeFailure.failed("cannot start: " + refused.getMessage(), refused);
    } finally {
      witness.interrupt();
    }
  }

  /** Never made anew, and never waited for: a fifo that is open both ways has its other end. */
  private static FileChannel open(Path fifo) throws IOException {
    return FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void attend(ProcessIdentity process, Path done) {
    while (BundleParts.lives(process)) {
      LockSupport.parkNanos(LOOK);
      if (Thread.interrupted()) {
        return;
      }
    }
    try (FileChannel opened = open(done)) {
      opened.isOpen();
    } catch (IOException gone) {
      // Then the reader is done with it.
    }
  }

  private void fail(String id, String said) {
    for (String line : said.lines().toList()) {
      String[] words = line.split(" ", 4);
      if (words[0].equals("failed") && words.length == 4) {
        DarsenaException failure =
            new LaunchFailure(words[1], Integer.parseInt(words[2]), words[3]).worded();
        if (words[1].equals("hook")) {
          new BundleEnd(parts).delete(id, true);
        }
        throw failure;
      }
    }
  }
}
