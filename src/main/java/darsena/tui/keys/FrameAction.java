package darsena.tui.keys;

import java.util.List;

/** What keys do on every page. */
public enum FrameAction implements Action {
  /** Shows all keys. */
  HELP("frame.help", "? F1", "help", "Shows this list of keys"),
  /** Leaves. */
  QUIT("frame.quit", "q", "quit", "Leaves Darsena; asks first when a job is running"),
  /** The first page. */
  PAGE_1("frame.page-1", "1", "", "Shows the page of that number"),
  /** The second page. */
  PAGE_2("frame.page-2", "2", "", ""),
  /** The third page. */
  PAGE_3("frame.page-3", "3", "", ""),
  /** The fourth page. */
  PAGE_4("frame.page-4", "4", "", ""),
  /** The fifth page. */
  PAGE_5("frame.page-5", "5", "", ""),
  /** The sixth page. */
  PAGE_6("frame.page-6", "6", "", ""),
  /** Draws everything again. */
  REDRAW("frame.redraw", "^L", "", "Draws the screen again"),
  /** Hands the terminal back to the shell. */
  SUSPEND("frame.suspend", "^Z", "", "Goes back to the shell; fg returns here"),
  /** Leaves when pressed twice. */
  INTERRUPT("frame.interrupt", "^C", "", "Closes what is open; pressed twice, leaves");

  private static final List<Binding> BINDINGS =
      List.of(values()).stream()
          .map(action -> Binding.of(action, action.strokes, action.hint, action.help))
          .toList();

  private final String id;
  private final String strokes;
  private final String hint;
  private final String help;

  FrameAction(String id, String strokes, String hint, String help) {
    this.id = id;
    this.strokes = strokes;
    this.hint = hint;
    this.help = help;
  }

  @Override
  public String id() {
    return id;
  }

  /** The number of the page that the action shows, from 1; 0 for the other actions. */
  public int page() {
    return name().startsWith("PAGE_") ? Integer.parseInt(name().substring(5)) : 0;
  }

  /** The rows of the key table that hold on every page. */
  public static List<Binding> bindings() {
    return BINDINGS;
  }
}
