package darsena.tui.update;

import darsena.tui.effect.Effect;
import darsena.tui.effect.Foreground;
import darsena.tui.effect.Job;
import darsena.tui.effect.Launched;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.message.Problem;
import darsena.tui.model.EngineState;
import darsena.tui.model.Model;
import darsena.tui.model.RunningJob;
import darsena.tui.model.Sheet;
import darsena.tui.page.Dialog;
import darsena.tui.page.Order;
import darsena.tui.page.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The screen's one decision: what follows from a message. Pure. */
public final class Update {
  private static final Duration NOTICE_TIME = Duration.ofSeconds(6);

  private Update() {}

  /** What follows from a message. */
  public static Next update(Model model, Message message) {
    return switch (message) {
      case Message.Typed(var stroke) -> Keys.typed(model, stroke);
      case Message.Pasted(String text) -> Keys.pasted(model, text);
      case Message.Moused(var mouse) -> Pointer.moused(model, mouse);
      case Message.Resized(int columns, int rows) -> resized(model, columns, rows);
      case Message.Focused _ -> Next.of(model);
      case Message.Background(boolean light) -> Next.of(model.with(model.colours().on(light)));
      case Message.ThemeChosen(String theme) ->
          Next.of(model.with(model.colours().choosing(theme)));
      case Message.Ticked(var now) -> Next.of(model.at(now));
      case Message.EngineOpened _ -> opened(model);
      case Message.EngineFailed(Problem problem) ->
          Next.of(model.with(new EngineState.Failed(problem)));
      case Message.Changed _ -> changed(model);
      case Message.JobAdvanced(long job, String note, var fraction) ->
          Next.of(model.with(model.activity().advanced(job, note, fraction)));
      case Message.JobEnded(long job, var problem) -> ended(model, job, problem.stream().toList());
      case Message.Failed(Problem problem) -> Next.of(notice(model, problem.problem()));
      case Message.Refused(String title, Problem problem) ->
          Next.of(refused(model, title, problem));
      case Message.Noticed(String text) -> Next.of(notice(model, text));
      case Message.Reveal(PageId page, String object) -> reveal(model, page, object);
      case Message.OfPage own -> hear(model, own);
    };
  }

  /** Takes a page's step into the model, and does what the page asks of the frame. */
  static Next take(Model model, Step<Sheet<?>> step) {
    Next next = launch(model.with(step.model()), step.effects());
    for (Order order : step.orders()) {
      Next after = obey(next.model(), order);
      next = after.with(next.effects());
    }
    return next;
  }

  /** Gives jobs their numbers and notes what would have done the same at the command line. */
  static Next launch(Model model, List<Effect> effects) {
    Model next = model;
    List<Effect> numbered = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Job job) {
        numbered.add(new Launched(next.activity().nextJob(), job));
        next = next.with(next.activity().started(job.title(), job.command(), next.now()));
      } else {
        numbered.add(effect);
      }
      if (effect instanceof Foreground foreground) {
        next = next.with(next.activity().ran(foreground.command()));
      }
    }
    return new Next(next, numbered);
  }

  /** Shows another page. */
  static Next show(Model model, PageId page) {
    if (model.current() == page || model.sheet(page).isEmpty()) {
      return Next.of(model);
    }
    Next hidden = take(model, hide(model.sheet(), model));
    Model there = hidden.model().showing(page);
    return take(there, unhide(there.sheet(), there)).with(hidden.effects());
  }

  private static Next obey(Model model, Order order) {
    return switch (order) {
      case Order.Open(Dialog dialog) -> Next.of(model.with(model.overlay().opened(dialog)));
      case Order.Go(PageId page) -> show(model, page);
      case Order.Reveal(PageId page, String object) -> reveal(model, page, object);
      case Order.Notice(String text) -> Next.of(notice(model, text));
    };
  }

  private static Next reveal(Model model, PageId page, String object) {
    Next shown = show(model, page);
    return take(shown.model(), reveal(shown.model().sheet(), shown.model(), object))
        .with(shown.effects());
  }

  private static Next resized(Model model, int columns, int rows) {
    Model sized = model.sized(columns, rows);
    Next next = Next.of(sized);
    for (Sheet<?> sheet : sized.sheets()) {
      next = take(next.model(), resize(sheet, sized)).with(next.effects());
    }
    return next;
  }

  private static Next opened(Model model) {
    Model open = model.with(new EngineState.Open());
    Next shown = take(open, unhide(open.sheet(), open));
    return changed(shown.model()).with(shown.effects());
  }

  private static Next changed(Model model) {
    Next next = Next.of(model);
    for (Sheet<?> sheet : model.sheets()) {
      // An earlier page's orders may have changed this one.
      Sheet<?> now = next.model().sheet(sheet.page().id()).orElse(sheet);
      next = take(next.model(), change(now, next.model())).with(next.effects());
    }
    return next;
  }

  private static Next hear(Model model, Message.OfPage message) {
    return model
        .sheet(message.page())
        .map(sheet -> take(model, hear(sheet, message, model)))
        .orElse(Next.of(model));
  }

  private static Next ended(Model model, long job, List<Problem> problems) {
    String title = model.activity().job(job).map(RunningJob::title).orElse("");
    Model after = model.with(model.activity().ended(job));
    for (Problem problem : problems) {
      after = refused(after, title, problem);
    }
    return Next.of(after);
  }

  private static Model refused(Model model, String title, Problem problem) {
    Dialog failure = new Dialog.Failure("Cannot " + title, problem);
    return model.with(model.overlay().opened(failure));
  }

  private static Model notice(Model model, String text) {
    return model.with(model.activity().noticing(text, model.now().plus(NOTICE_TIME)));
  }

  private static <M> Step<Sheet<?>> hide(Sheet<M> sheet, Model model) {
    return sheet.after(one -> one.page().hidden(one.model(), model.context()));
  }

  private static <M> Step<Sheet<?>> unhide(Sheet<M> sheet, Model model) {
    return sheet.after(one -> one.page().shown(one.model(), model.context()));
  }

  private static <M> Step<Sheet<?>> resize(Sheet<M> sheet, Model model) {
    return sheet.after(one -> one.page().resized(one.model(), model.context()));
  }

  private static <M> Step<Sheet<?>> change(Sheet<M> sheet, Model model) {
    return sheet.after(one -> one.page().changed(one.model(), model.context()));
  }

  private static <M> Step<Sheet<?>> hear(Sheet<M> sheet, Message.OfPage message, Model model) {
    return sheet.after(one -> one.page().hear(one.model(), message, model.context()));
  }

  private static <M> Step<Sheet<?>> reveal(Sheet<M> sheet, Model model, String object) {
    return sheet.after(one -> one.page().reveal(one.model(), object, model.context()));
  }
}
