package darsena.tui.containers;

import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.MoveAction;
import java.util.ArrayList;
import java.util.List;

/** What keys do on the page of containers; the order is that of the hints. */
enum ContainerAction implements Action {
  SEARCH_OLDER("log.older", "n", "older", "Goes to the next older hit of the search in the log"),
  SEARCH_NEWER("log.newer", "N", "newer", "Goes to the next newer hit"),
  FOLLOW("log.follow", "f", "follow", "Follows the end of the log, or stands still"),
  WRAP("log.wrap", "w", "wrap", "Wraps long lines of the log, or cuts them"),
  TIMES("log.times", "t", "time", "Shows the time of each line: off, clock, ago"),
  OPEN("container.open", "Enter", "open", "Goes to the container's detail"),
  LOGS("container.logs", "l m", "logs", "Shows the container's log"),
  FIND("list.filter", "/", "filter", "Filters the list; in a log, searches"),
  NEXT_TAB("detail.next-tab", "] Right", "tab", "Shows the next side of the container"),
  PREVIOUS_TAB("detail.previous-tab", "[ Left", "", "Shows the side before"),
  SHELL("container.shell", "e", "shell", "Opens a shell in the container, on the whole terminal"),
  START_STOP("container.stop", "s", "stop", "Stops the container, or starts it"),
  PAUSE("container.pause", "p", "pause", "Pauses the container, or lets it go on"),
  RESTART("container.restart", "r", "restart", "Stops and starts the container"),
  REMOVE("container.remove", "d Del", "delete", "Removes the container; asks first"),
  RUN("container.run", "R", "run", "Runs a new container"),
  FOCUS("pane.next", "Tab S-Tab", "pane", "Goes to the other pane"),
  SORT("list.sort", "o", "sort", "Sorts by state, name, image, cpu, mem, age"),
  ATTACH("container.attach", "a", "attach", "Attaches the terminal to the container"),
  KILL("container.kill", "^K", "", "Kills the container; asks first"),
  INSPECT("container.inspect", "i", "", "Shows the container's details"),
  MARK("list.mark", "Space", "mark", "Marks the container; actions then take all marked"),
  MARK_ALL("list.mark-all", "*", "", "Marks all containers shown"),
  UNMARK("list.unmark", "\\", "", "Takes all marks away"),
  ZOOM("pane.zoom", "z", "zoom", "Gives the detail the whole page, and back"),
  BACK("pane.back", "Esc", "back", "Goes back; in the list, clears filter and marks");

  private static final List<Binding> BINDINGS = table();

  private final String id;
  private final String strokes;
  private final String hint;
  private final String help;

  ContainerAction(String id, String strokes, String hint, String help) {
    this.id = id;
    this.strokes = strokes;
    this.hint = hint;
    this.help = help;
  }

  @Override
  public String id() {
    return id;
  }

  static List<Binding> bindings() {
    return BINDINGS;
  }

  private static List<Binding> table() {
    List<Binding> rows = new ArrayList<>();
    for (ContainerAction action : values()) {
      rows.add(Binding.of(action, action.strokes, action.hint, action.help));
    }
    rows.addAll(MoveAction.bindings());
    return rows;
  }
}
