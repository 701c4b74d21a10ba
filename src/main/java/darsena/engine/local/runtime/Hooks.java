package darsena.engine.local.runtime;

import darsena.engine.runtime.BundleState;
import darsena.io.Json;
import darsena.runtime.HelperBinary;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.BundleHook;
import darsena.runtime.bundle.HookStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the hooks whose place is outside of the container. */
final class Hooks {
  private static final int SHOWN_BYTES = 4096;

  /** Milliseconds for the last words of a hook that has ended; a child of its may hold the pipe. */
  private static final long PATIENCE = 500;

  private final HelperBinary helper;

  Hooks(HelperBinary helper) {
    this.helper = helper;
  }

  /** All of one stage, in order; the first that fails is an error. */
  void run(Bundle bundle, HookStage stage, BundleState state) {
    int position = 0;
    for (BundleHook hook : bundle.hooks(stage)) {
      run(hook, stage.field() + " hook #" + position, Json.bytes(state.document()));
      position++;
    }
  }

  /** All of one stage, whether or not some fail. */
  void runAll(Bundle bundle, HookStage stage, BundleState state, Consumer<String> warnings) {
    int position = 0;
    for (BundleHook hook : bundle.hooks(stage)) {
      try {
        run(hook, stage.field() + " hook #" + position, Json.bytes(state.document()));
      } catch (RuntimeException failure) {
        warnings.accept(String.valueOf(failure.getMessage()));
      }
      position++;
    }
  }

  private void run(BundleHook hook, String name, byte[] state) {
    try {
      Process process = start(hook);
      tell(process, state);
      await(hook, name, process);
    } catch (IOException refused) {
      throw RuntimeFailure.failed(
          "error running " + name + ": " + hook.path() + ": " + refused.getMessage(), refused);
    }
  }

  /** The helper becomes the hook, for only so it can have another name than its path. */
  private Process start(BundleHook hook) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(hook.path());
    words.addAll(hook.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(helper.command("become", words)).redirectErrorStream(true);
    builder.environment().clear();
    for (String setting : hook.environment()) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        builder.environment().put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return builder.start();
  }

  private static void tell(Process process, byte[] state) {
    try (OutputStream toHook = process.getOutputStream()) {
      toHook.write(state);
    } catch (IOException notRead) {
      // A hook need not read it.
    }
  }

  private static void await(BundleHook hook, String name, Process process) {
    Said said = new Said(process.getInputStream());
    said.start();
    try {
      long seconds = hook.seconds() == 0 ? Integer.MAX_VALUE : hook.seconds();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw RuntimeFailure.conflict(
            "error running " + name + ": hook ran past specified timeout of " + seconds + "s");
      }
      if (process.exitValue() != 0) {
        said.join(PATIENCE);
        throw RuntimeFailure.conflict(
            "error running "
                + name
                + ": exit status "
                + process.exitValue()
                + ", stdout+stderr: "
                + said.text());
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw RuntimeFailure.failed("error running " + name + ": interrupted", stopped);
    }
  }

  /** The first of what a hook says; the rest is read, so that it need not wait, and forgotten. */
  private static final class Said extends Thread {
    private final InputStream output;
    private volatile String text = "";

    Said(InputStream output) {
      this.output = output;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        text = new String(output.readNBytes(SHOWN_BYTES), StandardCharsets.UTF_8).strip();
        output.transferTo(OutputStream.nullOutputStream());
      } catch (IOException ended) {
        // What was said until then is all there is.
      }
    }

    String text() {
      return text;
    }
  }
}
