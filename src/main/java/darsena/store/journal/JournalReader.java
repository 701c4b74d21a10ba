package darsena.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a journal's lines, across rotations: a file stays open until its successor's successor is
 * there, for a late writer may still append to it. For one thread.
 */
public final class JournalReader implements Closeable {
  private final Journal journal;

  /** The files by what they are, the older first. */
  private final Map<Object, JournalTail> tails = new LinkedHashMap<>();

  /** A reader of all that the journal has. */
  public JournalReader(Journal journal) {
    this.journal = journal;
  }

  /** Leaves out what is there so far. */
  public void skip() throws IOException {
    open();
    for (JournalTail tail : tails.values()) {
      tail.skip();
    }
  }

  /** The lines since the last call, without their ends; torn ones among them, perhaps. */
  public List<byte[]> more() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    // Before the renamed file is let go of, all of it is read.
    for (JournalTail tail : tails.values()) {
      lines.addAll(tail.more());
    }
    for (JournalTail opened : open()) {
      lines.addAll(opened.more());
    }
    return lines;
  }

  private List<JournalTail> open() throws IOException {
    List<JournalTail> opened = new ArrayList<>();
    List<Object> there = new ArrayList<>();
    for (Path file : List.of(journal.older(), journal.newest())) {
      try {
        Object key = Journal.key(file);
        there.add(key);
        if (!tails.containsKey(key)) {
          JournalTail tail = JournalTail.open(file);
          if (Journal.key(file).equals(key)) {
            tails.put(key, tail);
            opened.add(tail);
          } else {
            tail.close();
          }
        }
      } catch (NoSuchFileException notYet) {
        // Nothing was told yet, or it is being renamed: the next call finds it.
      }
    }
    close(there);
    return opened;
  }

  /** A file's number is used again only when nobody has it open any more. */
  private void close(List<Object> kept) throws IOException {
    List<Object> gone = tails.keySet().stream().filter(key -> !kept.contains(key)).toList();
    // While one is being renamed, it has no name for a moment.
    if (kept.size() < 2) {
      return;
    }
    for (Object key : gone) {
      JournalTail tail = tails.remove(key);
      if (tail != null) {
        tail.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (JournalTail tail : tails.values()) {
      tail.close();
    }
    tails.clear();
  }
}
