package darsena.runtime.launch;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that the helper says during one launch, and what it is told. */
final class Conversation implements AutoCloseable {
  private final Process process;
  private final OutputStream toHelper;
  private final BufferedReader fromHelper;
  private final List<LaunchWarning> warnings = new ArrayList<>();

  private Conversation(Process process) {
    this.process = process;
    this.toHelper = process.getOutputStream();
    this.fromHelper =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Conversation open(Process process) {
    return new Conversation(process);
  }

  void send(byte... bytes) {
    try {
      toHelper.write(bytes);
      toHelper.flush();
    } catch (IOException e) {
      // It has given up and says why in its next line.
      failUnless("failed");
    }
  }

  /**
   * The words of the next line, which starts with this one; warnings are put aside.
   *
   * @throws DarsenaException when the launch failed instead
   */
  List<String> expect(String word) {
    while (true) {
      List<String> words = List.of(failUnless(word).split(" ", -1));
      if (words.getFirst().equals(word)) {
        return words;
      }
    }
  }

  List<LaunchWarning> warnings() {
    return List.copyOf(warnings);
  }

  /** Before the start signal this undoes the launch, and returns when that is done. */
  @Override
  public void close() {
    try {
      toHelper.close();
    } catch (IOException e) {
      // The other end is gone: closed it is.
    }
    awaitEnd();
  }

  private void awaitEnd() {
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String failUnless(String word) {
    String line = nextLine();
    if (line == null) {
      throw new DarsenaException(
          ErrorKind.FAILED, "cannot launch: the helper ended before it said `" + word + "`", "");
    }
    String[] parts = line.split(" ", 4);
    if (parts[0].equals("failed") && parts.length == 4) {
      throw new LaunchFailure(parts[1], Integer.parseInt(parts[2]), unescaped(parts[3])).worded();
    }
    if (parts[0].equals("warning") && parts.length == 4) {
      warnings.add(new LaunchWarning(parts[1], Integer.parseInt(parts[2]), unescaped(parts[3])));
    }
    return line;
  }

  private @Nullable String nextLine() {
    try {
      return fromHelper.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  /** Control characters stay as the helper shows them: visible. Only the backslash is our own. */
  private static String unescaped(String object) {
    return object.replace("\\x5C", "\\");
  }
}
