package darsena.tui.containers.state;

import darsena.tui.page.Field;
import darsena.tui.run.RunForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of containers knows.
 *
 * @param tracks what containers use, by id
 * @param inDetail whether keys go to the detail; in a narrow terminal it is shown then only
 * @param zoomed whether the detail has the whole page
 * @param shown whether the page itself is shown
 * @param listing whether the engine is being asked for the list
 * @param stale whether the list may have changed since it was asked
 * @param attended what effects run for
 * @param awaited a container that is selected as soon as it is listed
 * @param lastRun the fields of the form when it was last submitted
 */
public record ContainersModel(
    Roster roster,
    Detail detail,
    Map<String, Track> tracks,
    boolean inDetail,
    boolean zoomed,
    boolean shown,
    boolean listing,
    boolean stale,
    Attended attended,
    Optional<String> awaited,
    List<Field> lastRun) {

  /** What the running effects tell about. */
  public record Attended(String container, Tab tab, boolean detail, List<String> usage) {
    public static final Attended NOTHING = new Attended("", Tab.LOGS, false, List.of());

    public Attended {
      usage = List.copyOf(usage);
    }
  }

  /** Copies the collections. */
  public ContainersModel {
    tracks = Map.copyOf(tracks);
    lastRun = List.copyOf(lastRun);
  }

  public static ContainersModel start() {
    return new ContainersModel(
        Roster.empty(),
        Detail.none(),
        Map.of(),
        false,
        false,
        false,
        false,
        false,
        Attended.NOTHING,
        Optional.empty(),
        RunForm.fields("lanterna"));
  }

  /** Whether keys go to the log. */
  public boolean inLog() {
    return inDetail && detail.tab() == Tab.LOGS;
  }

  public ContainersModel with(Roster next) {
    return new ContainersModel(
        next, detail, tracks, inDetail, zoomed, shown, listing, stale, attended, awaited, lastRun);
  }

  public ContainersModel with(Detail next) {
    return new ContainersModel(
        roster, next, tracks, inDetail, zoomed, shown, listing, stale, attended, awaited, lastRun);
  }

  public ContainersModel with(Map<String, Track> next) {
    return new ContainersModel(
        roster, detail, next, inDetail, zoomed, shown, listing, stale, attended, awaited, lastRun);
  }

  public ContainersModel with(Attended next) {
    return new ContainersModel(
        roster, detail, tracks, inDetail, zoomed, shown, listing, stale, next, awaited, lastRun);
  }

  public ContainersModel focused(boolean onDetail, boolean wide) {
    return new ContainersModel(
        roster, detail, tracks, onDetail, wide, shown, listing, stale, attended, awaited, lastRun);
  }

  public ContainersModel visible(boolean now) {
    return new ContainersModel(
        roster, detail, tracks, inDetail, zoomed, now, listing, stale, attended, awaited, lastRun);
  }

  public ContainersModel asking(boolean asked, boolean again) {
    return new ContainersModel(
        roster, detail, tracks, inDetail, zoomed, shown, asked, again, attended, awaited, lastRun);
  }

  /** Waiting for a container to be listed, to select it. */
  public ContainersModel awaiting(Optional<String> id) {
    return new ContainersModel(
        roster, detail, tracks, inDetail, zoomed, shown, listing, stale, attended, id, lastRun);
  }

  public ContainersModel remembering(List<Field> fields) {
    return new ContainersModel(
        roster, detail, tracks, inDetail, zoomed, shown, listing, stale, attended, awaited, fields);
  }
}
