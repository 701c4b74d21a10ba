package darsena.tui.pulls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pulls since the screen was opened, the newest first. */
public record PullsModel(List<Pull> pulls, int selected) {

  /** Copies the list. */
  public PullsModel {
    pulls = List.copyOf(pulls);
  }

  static PullsModel none() {
    return new PullsModel(List.of(), 0);
  }

  Optional<Pull> current() {
    return selected < pulls.size() ? Optional.of(pulls.get(selected)) : Optional.empty();
  }

  PullsModel at(int index) {
    return new PullsModel(pulls, Math.clamp(index, 0, Math.max(0, pulls.size() - 1)));
  }

  /** A new one takes the place of an older one of its name. */
  PullsModel began(PullsMessage.Which which) {
    List<Pull> next = new ArrayList<>(pulls);
    next.removeIf(pull -> pull.name().equals(which.name()));
    next.addFirst(Pull.began(which));
    return new PullsModel(next, 0);
  }

  PullsModel with(Pull changed) {
    return new PullsModel(
        pulls.stream().map(pull -> pull.which().equals(changed.which()) ? changed : pull).toList(),
        selected);
  }

  PullsModel runningOnly() {
    return new PullsModel(pulls.stream().filter(Pull::isRunning).toList(), 0);
  }

  Optional<Pull> find(PullsMessage.Which which) {
    return pulls.stream().filter(pull -> pull.which().equals(which)).findFirst();
  }

  long running() {
    return pulls.stream().filter(Pull::isRunning).count();
  }
}
