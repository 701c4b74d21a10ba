package darsena.cli.files;

import darsena.cli.command.Session;
import darsena.cli.syntax.UsageException;
import java.io.IOException;
import java.io.OutputStream;

/** Archives on standard output. */
final class Archives {
  private Archives() {}

  /** An archive would leave a terminal in a sad state. */
  static void requireNoTerminal(Session session) {
    if (session.surroundings().terminals().out()) {
      throw UsageException.arguments(
          "cowardly refusing to write a tar archive to a terminal", "Redirect it, or name a file.");
    }
  }

  /** Standard output; that nobody reads it any more is a failure. */
  static OutputStream output(Session session) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        session.out().write(bytes, offset, length);
        if (session.nobodyReads()) {
          throw new IOException("nobody reads it any more");
        }
      }
    };
  }
}
