package darsena.logs;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one log that are there, oldest first, known by identity and not by name. Safe from
 * several threads.
 */
final class LogFiles implements Closeable {
  private static final int MOST_FILES = 1000;
  private static final int ROTATIONS_MEANWHILE = 20;

  /** A reader slower than the writer holds at most so many removed files, and their disk space. */
  private static final int MOST_REMOVED = 16;

  private final Path newest;
  private List<LogFile> files = List.of();
  private long nextNumber;

  /**
   * @param newest the file that is written to; the older ones are {@code newest.1} and so on
   */
  LogFiles(Path newest) {
    this.newest = newest;
  }

  Path directory() {
    Path parent = newest.toAbsolutePath().getParent();
    return parent == null ? newest.toAbsolutePath() : parent;
  }

  /** Those known now. */
  synchronized List<LogFile> known() {
    return files;
  }

  /** The one after; empty for the newest, or when that one was removed with all before it. */
  synchronized Optional<LogFile> after(long number) {
    return files.stream().filter(file -> file.number() > number).findFirst();
  }

  /** Whether a newer file is known, so that nothing will be appended to this one. */
  synchronized boolean sealed(LogFile file) {
    return !files.isEmpty() && files.getLast().number() > file.number();
  }

  /**
   * Looks what is there now; whether anything changed. Cheap when nothing did.
   *
   * @param reading files from this number on are kept open although they were removed, a few
   */
  synchronized boolean refresh(long reading) throws IOException {
    Optional<Object> top = LogFile.identity(newest);
    boolean same = !files.isEmpty() && top.isPresent() && files.getLast().is(top.get());
    // No newest file: between two renames of a rotation, or never written to.
    if (same || top.isEmpty()) {
      return false;
    }
    for (int tries = 0; tries < ROTATIONS_MEANWHILE; tries++) {
      if (replace(look(), reading)) {
        return true;
      }
    }
    return false;
  }

  /**
   * From the newest to the oldest: a rotation meanwhile moves files the same way, so that one may
   * be met twice but none is missed; the later place is the true one.
   */
  private Map<Object, Path> look() throws IOException {
    Map<Object, Path> found = new LinkedHashMap<>();
    for (int i = 0; i < MOST_FILES; i++) {
      Path path = i == 0 ? newest : newest.resolveSibling(newest.getFileName() + "." + i);
      Optional<Object> identity = LogFile.identity(path);
      if (identity.isEmpty() && i > 0) {
        break;
      }
      if (identity.isPresent()) {
        found.remove(identity.get());
        found.put(identity.get(), path);
      }
    }
    return found;
  }

  /** Opens what is new, in order; false when a rotation came between, and nothing was done. */
  private boolean replace(Map<Object, Path> found, long reading) throws IOException {
    List<LogFile> next = new ArrayList<>();
    List<LogFile> opened = new ArrayList<>();
    for (Map.Entry<Object, Path> entry : new ArrayList<>(found.entrySet()).reversed()) {
      Optional<LogFile> file = known(entry.getKey());
      if (file.isEmpty()) {
        file = openNew(entry.getValue(), entry.getKey(), nextNumber + opened.size());
        file.ifPresent(opened::add);
      }
      if (file.isEmpty()) {
        closeAll(opened);
        return false;
      }
      next.add(file.get());
    }
    nextNumber += opened.size();
    retire(next, reading);
    return true;
  }

  private void retire(List<LogFile> there, long reading) throws IOException {
    List<LogFile> removed = files.stream().filter(file -> !there.contains(file)).toList();
    List<LogFile> kept = removed.stream().filter(file -> file.number() >= reading).toList();
    kept = kept.subList(Math.max(0, kept.size() - MOST_REMOVED), kept.size());
    for (LogFile old : removed) {
      if (!kept.contains(old)) {
        old.close();
      }
    }
    files = Stream.concat(kept.stream(), there.stream()).toList();
  }

  private Optional<LogFile> known(Object identity) {
    return files.stream().filter(file -> file.is(identity)).findFirst();
  }

  private static Optional<LogFile> openNew(Path path, Object identity, long number)
      throws IOException {
    try {
      return LogFile.open(path, identity, number);
    } catch (FileNotFoundException rotatedMeanwhile) {
      return Optional.empty();
    }
  }

  private static void closeAll(List<LogFile> opened) throws IOException {
    for (LogFile file : opened) {
      file.close();
    }
  }

  /** Bytes on disk. */
  synchronized long bytes() throws IOException {
    long sum = 0;
    for (LogFile file : files) {
      sum += file.size();
    }
    return sum;
  }

  @Override
  public synchronized void close() throws IOException {
    closeAll(files);
    files = List.of();
  }
}
