package darsena.engine.local.runtime;

import darsena.container.ProcessIdentity;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.BundleState.Status;
import darsena.error.DarsenaException;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.HookStage;
import darsena.runtime.launch.LaunchFailure;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
    release(files, files.read().process());
    started(parts.bundle(id), state.in(Status.RUNNING));
  }

  /** What follows when the program runs. Hooks that fail are warned of: so the specification. */
  void started(Bundle bundle, BundleState state) {
    new Hooks(parts.helper()).runAll(bundle, HookStage.POSTSTART, state, parts.warnings());
  }

  /** Who takes the fifo away starts the container: of several callers, one can. */
  private static void release(BundleFiles files, ProcessIdentity process) {
    try (RandomAccessFile start = new RandomAccessFile(files.start().toFile(), "rw")) {
      Files.delete(files.start());
      // A death of the process would leave nobody who opens the fifo's other end.
      Thread witness = Thread.ofPlatform().daemon().start(() -> attend(process, files.done()));
      start.write('g');
      String said = read(files.done());
      witness.interrupt();
      Files.deleteIfExists(files.done());
      fail(said);
    } catch (NoSuchFileException second) {
      throw RuntimeFailure.conflict("cannot start an already running container");
    } catch (IOException refused) {
      throw RuntimeFailure.failed("cannot start: " + refused.getMessage(), refused);
    }
  }

  private static String read(Path done) throws IOException {
    try (FileInputStream words = new FileInputStream(done.toFile())) {
      return new String(words.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void attend(ProcessIdentity process, Path done) {
    while (BundleParts.lives(process)) {
      LockSupport.parkNanos(LOOK);
      if (Thread.interrupted()) {
        return;
      }
    }
    try (RandomAccessFile opened = new RandomAccessFile(done.toFile(), "rw")) {
      opened.getFD();
    } catch (IOException gone) {
      // Then the reader is done with it.
    }
  }

  private static void fail(String said) {
    for (String line : said.lines().toList()) {
      String[] words = line.split(" ", 4);
      if (words[0].equals("failed") && words.length == 4) {
        DarsenaException failure =
            new LaunchFailure(words[1], Integer.parseInt(words[2]), words[3]).worded();
        throw failure;
      }
    }
  }
}
