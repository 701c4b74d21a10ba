package darsena.tui.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the person's wishes have come to.
 *
 * @param nextJob the number of the next job
 * @param ran the commands that would have done what was done here, the newest last
 */
public record Activity(
    List<RunningJob> jobs, long nextJob, List<String> ran, Optional<Notice> notice) {
  private static final int MOST_RAN = 500;

  /** One line for the person, shown until a moment. */
  public record Notice(String text, Instant until) {}

  /** Copies the lists. */
  public Activity {
    jobs = List.copyOf(jobs);
    ran = List.copyOf(ran);
  }

  /** Nothing yet. */
  public static Activity none() {
    return new Activity(List.of(), 1, List.of(), Optional.empty());
  }

  /** With one more job, whose number is {@link #nextJob}. */
  public Activity started(String title, String command, Instant now) {
    List<RunningJob> more = new ArrayList<>(jobs);
    more.add(new RunningJob(nextJob, title, now, "", Optional.empty()));
    return new Activity(more, nextJob + 1, ran, notice).ran(command);
  }

  /** With one more command in the log. */
  public Activity ran(String command) {
    List<String> log = new ArrayList<>(ran);
    log.add(command);
    List<String> kept = log.subList(Math.max(0, log.size() - MOST_RAN), log.size());
    return new Activity(jobs, nextJob, kept, notice);
  }

  /** With a job further on. */
  public Activity advanced(long job, String note, Optional<Double> fraction) {
    List<RunningJob> next =
        jobs.stream().map(one -> one.id() == job ? one.advanced(note, fraction) : one).toList();
    return new Activity(next, nextJob, ran, notice);
  }

  /** Without a job. */
  public Activity ended(long job) {
    List<RunningJob> rest = jobs.stream().filter(one -> one.id() != job).toList();
    return new Activity(rest, nextJob, ran, notice);
  }

  /** The job of that number. */
  public Optional<RunningJob> job(long id) {
    return jobs.stream().filter(one -> one.id() == id).findFirst();
  }

  /** With a line for the person. */
  public Activity noticing(String text, Instant until) {
    return new Activity(jobs, nextJob, ran, Optional.of(new Notice(text, until)));
  }

  /** Without a line whose time is over. */
  public Activity at(Instant now) {
    boolean over = notice.filter(line -> line.until().isBefore(now)).isPresent();
    return over ? new Activity(jobs, nextJob, ran, Optional.empty()) : this;
  }
}
