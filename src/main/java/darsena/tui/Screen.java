package darsena.tui;

import com.googlecode.lanterna.TerminalSize;
import darsena.engine.Engine;
import darsena.engine.Settings;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.tui.message.Message;
import darsena.tui.message.Problem;
import darsena.tui.model.Model;
import darsena.tui.terminal.HostTty;
import darsena.tui.terminal.InputReader;
import darsena.tui.terminal.Session;
import darsena.tui.terminal.Tty;
import darsena.tui.theme.Look;
import darsena.tui.theme.ThemeFile;
import darsena.tui.update.Update;
import darsena.tui.view.View;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.Signals;

/** The full-screen front end. */
public final class Screen {
  private Screen() {}

  /**
   * Shows the screen on this process's terminal until the person leaves. The first frame does not
   * wait for the engine.
   *
   * @param harbour opens the engine, on another thread
   */
  public static void open(Harbour harbour, ScreenOptions options) {
    if (!HostTty.isThere()) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot open the screen: standard input and output are no terminal",
          "Give a command, such as `darsena ps`; `darsena --help` lists them.");
    }
    if (options.dumb()) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot open the screen: the terminal is `dumb`, it cannot place text",
          "Set TERM to what it really is, or give a command, such as `darsena ps`.");
    }
    try {
      open(harbour, options, new HostTty(), InstantSource.system());
    } catch (IOException broken) {
      String reason = String.valueOf(broken.getMessage());
      throw new DarsenaException(
          ErrorKind.FAILED, "cannot use the terminal: " + reason, "", broken);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Draws a first frame that nobody sees: the JDK and Lanterna make things for it at run time,
   * which takes longer than to draw it. Called on a second thread while the first is on its way;
   * nothing depends on it. It begins at the other end, so that the two do not wait for each other.
   */
  public static void prepare(ScreenOptions options) {
    try {
      Model first = First.model(new TerminalSize(80, 24), Instant.EPOCH);
      Look look = new Looks(options).of(first);
      Model opened = Update.update(first, new Message.EngineOpened()).model();
      Session nowhere = new Session(new PaperTty(80, 24, List.of()), options.depth());
      nowhere.show(View.draw(opened, look));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Loads the native library, which only a real terminal needs; on a second thread, as well. */
  public static boolean reachTerminal() {
    return HostTty.isReallyThere();
  }

  /** The same on any terminal. */
  static void open(Harbour harbour, ScreenOptions options, Tty tty, InstantSource clock)
      throws IOException, InterruptedException {
    CompletableFuture<Engine> opening = new CompletableFuture<>();
    Mailbox mailbox = new Mailbox();
    try (Session session = new Session(tty, options.depth());
        EffectRunner runner = new EffectRunner(opening, mailbox::tell, clock)) {
      session.open();
      Model first = First.model(session.measure(), clock.instant());
      Looks looks = new Looks(options);
      session.show(View.draw(first, looks.of(first)));
      session.listen();
      Loop[] loop = new Loop[1];
      InputReader input = new InputReader(tty, mailbox::tell, () -> loop[0].end());
      loop[0] =
          new Loop(first, new Loop.Parts(mailbox, runner, session, input, tty, looks::of, clock));
      openEngine(harbour, opening, mailbox);
      Thread.ofVirtual().name("watch the size").start(() -> watchSize(session, mailbox));
      input.start();
      loop[0].run();
    } finally {
      close(opening);
    }
  }

  /** An engine that opens only after this is closed by the thread that opens it. */
  private static void close(CompletableFuture<Engine> opening) {
    boolean never = opening.cancel(false);
    if (!never && !opening.isCompletedExceptionally()) {
      opening.join().close();
    }
  }

  private static void openEngine(
      Harbour harbour, CompletableFuture<Engine> opening, Mailbox mailbox) {
    Thread.ofVirtual()
        .name("open the engine")
        .start(() -> {
          try {
            Settings settings = harbour.settings().get();
            settings.theme().ifPresent(theme -> mailbox.tell(chosen(theme)));
            Engine opened = harbour.engine().apply(settings);
            opened.onChange(() -> mailbox.tell(new Message.Changed()));
            opening.complete(opened);
            mailbox.tell(new Message.EngineOpened());
          } catch (RuntimeException failure) {
            opening.completeExceptionally(failure);
            mailbox.tell(new Message.EngineFailed(Problem.of(failure)));
          }
        });
  }

  private static Message chosen(String theme) {
    return ThemeFile.NAMES.contains(theme)
        ? new Message.ThemeChosen(theme)
        : new Message.Noticed(
            "There is no theme `"
                + theme
                + "`; there are "
                + String.join(", ", ThemeFile.NAMES)
                + ".");
  }

  /** The size may have changed since the screen asked for it. */
  private static void watchSize(Session session, Mailbox mailbox) {
    Signals.register("WINCH", () -> tellSize(session, mailbox));
    tellSize(session, mailbox);
  }

  private static void tellSize(Session session, Mailbox mailbox) {
    try {
      TerminalSize size = session.measure();
      mailbox.tell(new Message.Resized(size.getColumns(), size.getRows()));
    } catch (IOException gone) {
      // Input tells the same soon.
    }
  }
}
