package darsena.tui.page;

import darsena.tui.effect.Effect;
import darsena.tui.message.Problem;
import java.util.List;
import java.util.Optional;

/** What lies over the page and takes all keys. */
public sealed interface Dialog {

  /**
   * A question before something that cannot be undone.
   *
   * @param verb on the button that does it
   * @param yes whether that button has the focus; at first it has not
   */
  record Confirm(String title, List<String> lines, String verb, List<Effect> onYes, boolean yes)
      implements Dialog {
    /** Copies the lists. */
    public Confirm {
      lines = List.copyOf(lines);
      onYes = List.copyOf(onYes);
    }
  }

  /** What could not be done, and what helps. */
  record Failure(String title, Problem problem) implements Dialog {}

  /**
   * Fields to fill in.
   *
   * @param focus the field that keys go to
   * @param error what is wrong with what was filled in
   */
  record Form(
      String title,
      List<Field> fields,
      int focus,
      String verb,
      Submission submission,
      Optional<String> error)
      implements Dialog {
    /** Copies the list. */
    public Form {
      fields = List.copyOf(fields);
    }

    /** A form with its first field ready. */
    public static Form of(String title, List<Field> fields, String verb, Submission submission) {
      return new Form(title, fields, 0, verb, submission, Optional.empty());
    }
  }

  /** What a filled-in form comes to. */
  @FunctionalInterface
  interface Submission {
    /** What to do; an {@link IllegalArgumentException} says what to correct. */
    List<Effect> submit(List<Field> fields);
  }
}
