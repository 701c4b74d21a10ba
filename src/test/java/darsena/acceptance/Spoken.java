package darsena.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A running command line: what it says is kept, and it may be waited for. */
final class Spoken implements AutoCloseable {
  private static final long PATIENCE = 60;

  private final Process process;
  private final Ear out;
  private final Ear err;

  Spoken(Process process) {
    this.process = process;
    out = new Ear(process.getInputStream());
    err = new Ear(process.getErrorStream());
  }

  void type(String text) throws IOException {
    try {
      process.getOutputStream().write(text.getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException ended) {
      // It does not read: its own words tell why.
    }
  }

  void endInput() throws IOException {
    try {
      process.getOutputStream().close();
    } catch (IOException ended) {
      // Nothing was waiting.
    }
  }

  /** Waits until standard output holds a text. */
  void awaitOutput(String text) throws InterruptedException {
    assertThat(out.await(text, PATIENCE))
        .as("waiting for `%s` in: %s%s", text, out.text(), err.text())
        .isTrue();
  }

  /** Waits until the error output holds a text. */
  void awaitError(String text) throws InterruptedException {
    assertThat(err.await(text, PATIENCE))
        .as("waiting for `%s` in: %s%s", text, out.text(), err.text())
        .isTrue();
  }

  /** Waits until a text comes that has not been there so far. */
  void awaitMore() throws InterruptedException {
    assertThat(out.awaitMore(PATIENCE)).as("more than: " + out.text()).isTrue();
  }

  Outcome await() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS))
        .as("ends; so far: %s%s", out.text(), err.text())
        .isTrue();
    out.awaitEnd(PATIENCE);
    err.awaitEnd(PATIENCE);
    return new Outcome(process.exitValue(), out.text(), err.text());
  }

  /** As {@code kill}; {@link Process#destroy} would close its streams as well. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.getInputStream().close();
    process.getErrorStream().close();
    endInput();
  }
}
