package darsena.runtime.attach;

import darsena.os.process.Processes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client leaves its last word for the process that started it, whose identity is in the
 * name: when that is gone, nobody reads it.
 */
public final class OutcomeFile {
  private static final Pattern NAME = Pattern.compile("\\.outcome-(\\d{1,9})-(\\d{1,18})-\\d+");
  private static final AtomicLong SERIAL = new AtomicLong();

  private OutcomeFile() {}

  /** A name for one client of this process; the client makes the file. */
  static Path in(Path scratch) {
    int pid = Math.toIntExact(ProcessHandle.current().pid());
    long startTime = Processes.ofHost().startTime(pid).orElse(0L);
    return scratch.resolve(".outcome-" + pid + "-" + startTime + "-" + SERIAL.incrementAndGet());
  }

  /** Removes those of processes that are gone. */
  public static void sweep(Path scratch) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(scratch, ".outcome-*")) {
      for (Path file : files) {
        if (isAbandoned(String.valueOf(file.getFileName()))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException noSessionYet) {
      // Then there is nothing.
    }
  }

  private static boolean isAbandoned(String name) {
    Matcher match = NAME.matcher(name);
    return !match.matches()
        || !Processes.ofHost()
            .startTime(Integer.parseInt(match.group(1)))
            .equals(Optional.of(Long.valueOf(match.group(2))));
  }
}
