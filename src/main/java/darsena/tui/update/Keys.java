package darsena.tui.update;

import darsena.tui.effect.ScreenEffect;
import darsena.tui.keys.Action;
import darsena.tui.keys.FrameAction;
import darsena.tui.keys.Key;
import darsena.tui.keys.Stroke;
import darsena.tui.message.PageId;
import darsena.tui.model.Activity;
import darsena.tui.model.Model;
import darsena.tui.model.Sheet;
import darsena.tui.page.Dialog;
import darsena.tui.page.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keys do: first in what lies over the page, then on the page, then in the frame. */
final class Keys {
  private static final Stroke INTERRUPT = Stroke.control('c');
  private static final Duration TWICE = Duration.ofSeconds(1);

  private Keys() {}

  static Next typed(Model model, Stroke stroke) {
    if (stroke.equals(INTERRUPT)) {
      return interrupted(model);
    }
    if (model.overlay().helping()) {
      return Next.of(model.with(HelpKeys.typed(model.overlay(), stroke)));
    }
    Optional<Dialog> dialog = model.overlay().top();
    if (dialog.isPresent()) {
      return DialogKeys.typed(model, dialog.get(), stroke);
    }
    if (takesText(model.sheet())) {
      return Update.take(model, type(model.sheet(), stroke, model));
    }
    return model
        .sheet()
        .keys()
        .action(stroke)
        .map(action -> act(model, action))
        .orElse(Next.of(model));
  }

  static Next pasted(Model model, String text) {
    Optional<Dialog> dialog = model.overlay().top();
    if (dialog.isPresent()) {
      return DialogKeys.pasted(model, dialog.get(), text);
    }
    return takesText(model.sheet())
        ? Update.take(model, paste(model.sheet(), text, model))
        : Next.of(model);
  }

  /** Does what a key or a click on its hint asks for. */
  static Next act(Model model, Action action) {
    if (action instanceof FrameAction own) {
      return frame(model, own);
    }
    return Update.take(model, act(model.sheet(), action, model));
  }

  private static Next frame(Model model, FrameAction action) {
    return switch (action) {
      case HELP -> Next.of(model.with(model.overlay().help(0)));
      case QUIT -> quit(model);
      case REDRAW -> Next.of(model).with(List.of(new ScreenEffect.Redraw()));
      case SUSPEND -> Next.of(model).with(List.of(new ScreenEffect.Suspend()));
      case INTERRUPT -> interrupted(model);
      case PAGE_1, PAGE_2, PAGE_3, PAGE_4, PAGE_5, PAGE_6 ->
          numbered(model, action.page())
              .map(page -> Update.show(model, page))
              .orElse(Next.of(model));
    };
  }

  private static Next quit(Model model) {
    int jobs = model.activity().jobs().size();
    if (jobs == 0) {
      return Next.of(model).with(List.of(new ScreenEffect.Quit()));
    }
    String running = jobs == 1 ? "A job is still running:" : jobs + " jobs are still running:";
    List<String> lines = new ArrayList<>(List.of(running));
    model.activity().jobs().forEach(job -> lines.add("  " + job.title()));
    lines.add("Leaving ends them. Containers go on either way.");
    Dialog dialog =
        new Dialog.Confirm("Leave", lines, "Leave", List.of(new ScreenEffect.Quit()), false);
    return Next.of(model.with(model.overlay().opened(dialog)));
  }

  /** Closes what is open; a second press within a second leaves at once. */
  private static Next interrupted(Model model) {
    boolean again =
        model.interrupted().filter(last -> last.plus(TWICE).isAfter(model.now())).isPresent();
    if (again) {
      return Next.of(model).with(List.of(new ScreenEffect.Quit()));
    }
    Model marked = model.interruptedNow();
    if (marked.overlay().helping()) {
      return Next.of(marked.with(marked.overlay().help(-1)));
    }
    if (marked.overlay().top().isPresent()) {
      return Next.of(marked.with(marked.overlay().closed()));
    }
    if (takesText(marked.sheet())) {
      return Update.take(marked, type(marked.sheet(), Stroke.of(Key.ESCAPE), marked));
    }
    Activity told = marked.activity().noticing("^C again leaves", marked.now().plus(TWICE));
    return Next.of(marked.with(told));
  }

  private static Optional<PageId> numbered(Model model, int number) {
    List<PageId> shown =
        model.sheets().stream()
            .map(sheet -> sheet.page().id())
            .filter(page -> page.parent().isEmpty())
            .toList();
    return number <= shown.size() ? Optional.of(shown.get(number - 1)) : Optional.empty();
  }

  private static <M> boolean takesText(Sheet<M> sheet) {
    return sheet.page().takesText(sheet.model());
  }

  private static <M> Step<Sheet<?>> type(Sheet<M> sheet, Stroke stroke, Model model) {
    return sheet.after(one -> one.page().type(one.model(), stroke, model.context()));
  }

  private static <M> Step<Sheet<?>> paste(Sheet<M> sheet, String text, Model model) {
    return sheet.after(one -> one.page().paste(one.model(), text, model.context()));
  }

  private static <M> Step<Sheet<?>> act(Sheet<M> sheet, Action action, Model model) {
    return sheet.after(one -> one.page().act(one.model(), action, model.context()));
  }
}
