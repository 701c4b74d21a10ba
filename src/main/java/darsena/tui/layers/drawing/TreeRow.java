package darsena.tui.layers.drawing;

import darsena.engine.explore.Change;
import darsena.engine.explore.Comparison;
import darsena.engine.explore.Difference;
import darsena.engine.explore.EntryKind;
import darsena.engine.explore.FileVersion;
import darsena.text.ByteSize;
import darsena.text.DisplayWidth;
import darsena.text.ForeignText;
import darsena.tui.layers.state.ImageView;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Draws one path of the tree: attributes, size, what happened to it, name, and why. */
final class TreeRow {
  private static final int MODE = 10;
  private static final int OWNER = 11;
  private static final int SIZE = 6;
  private static final int ROOM_FOR_ATTRIBUTES = 58;

  private final ImageView view;
  private final Pane pane;
  private final Look look;
  private final Comparison comparison;
  private final boolean attributes;
  private final boolean unmodifiedShown;

  TreeRow(ImageView view, Pane pane, Look look) {
    this.view = view;
    this.pane = pane;
    this.look = look;
    this.comparison = view.comparison();
    this.attributes = view.attributes() && pane.width() >= ROOM_FOR_ATTRIBUTES;
    this.unmodifiedShown = view.rows().filter().changes().contains(Change.UNMODIFIED);
  }

  void titles(int row) {
    Style style = look.style(Role.HEADING);
    int at = 1;
    if (attributes) {
      at = pane.text(at, row, DisplayWidth.padRight("MODE", MODE + 1), style);
      at = pane.text(at, row, DisplayWidth.padRight("UID:GID", OWNER + 1), style);
    }
    at = pane.text(at, row, DisplayWidth.padLeft("SIZE", SIZE), style);
    pane.text(at + 2, row, "NAME", style);
  }

  void draw(int node, int row) {
    FileVersion version = comparison.shown(node).orElseThrow();
    int at = 1;
    if (attributes) {
      at = pane.text(at, row, mode(version), look.style(Role.MUTED)) + 1;
      String owner =
          Integer.toUnsignedString(version.user())
              + ":"
              + Integer.toUnsignedString(version.group());
      pane.fit(at, row, OWNER, owner, look.style(Role.MUTED));
      at += OWNER + 1;
    }
    pane.textRight(at + SIZE, row, size(node, version), look.style(Role.TEXT));
    name(node, version, at + SIZE + 1, row);
  }

  private void name(int node, FileVersion version, int column, int row) {
    Change change = comparison.change(node);
    Style style = look.style(role(change, version));
    int at = pane.text(column, row, sign(change) + " ", look.style(role(change)));
    at += 2 * (view.exploration().depth(node) - 1);
    at = pane.text(at, row, fold(node, version), look.style(Role.MUTED));
    String name = ForeignText.visible(view.exploration().name(node));
    boolean directory = version.kind() == EntryKind.DIRECTORY;
    at = pane.text(at, row, directory ? name + "/" : name, style);
    int end = right(counts(node, directory), at, pane.width() - 1, row);
    right(note(node, version, change, directory), at, end, row);
  }

  /** Writes what fits between two columns, at the right; tells where it begins, and a gap. */
  private int right(String text, int from, int end, int row) {
    int room = end - from;
    if (text.isEmpty() || room <= 4) {
      return end;
    }
    String shown = DisplayWidth.ellipsis(text, room - 2);
    pane.textRight(end, row, shown, look.style(Role.MUTED));
    return end - DisplayWidth.of(shown) - 2;
  }

  private String counts(int node, boolean directory) {
    return directory
        ? LayerList.counts(
            comparison.added(node), comparison.modified(node), comparison.removed(node))
        : "";
  }

  private String fold(int node, FileVersion version) {
    if (version.kind() != EntryKind.DIRECTORY || !view.rows().isFoldable(node)) {
      return "  ";
    }
    return (view.rows().isFolded(node) ? look.glyphs().closed() : look.glyphs().open()) + " ";
  }

  private String size(int node, FileVersion version) {
    if (version.kind() == EntryKind.DIRECTORY) {
      boolean whole = unmodifiedShown && comparison.change(node) != Change.REMOVED;
      return ByteSize.decimal(whole ? comparison.size(node) : comparison.changedSize(node));
    }
    return version.kind().isRegular() ? ByteSize.decimal(version.size()) : "-";
  }

  private String note(int node, FileVersion version, Change change, boolean directory) {
    List<String> notes = new ArrayList<>();
    if (directory && comparison.isCleared(node)) {
      notes.add("cleared");
    }
    if (change == Change.MODIFIED) {
      notes.add(differences(node, version));
    }
    if (version.kind() == EntryKind.SYMLINK) {
      notes.add("-> " + ForeignText.visible(version.target()));
    }
    if (version.kind() == EntryKind.HARD_LINK) {
      notes.add("= " + ForeignText.visible(version.target()));
    }
    notes.removeIf(String::isEmpty);
    return String.join("  ", notes);
  }

  private String differences(int node, FileVersion now) {
    FileVersion was = comparison.earlier(node).orElse(now);
    Set<Difference> found = comparison.differences(node);
    String since = " in " + (was.layer() + 1);
    List<String> words = new ArrayList<>();
    for (Difference difference : found) {
      words.add(
          switch (difference) {
            case KIND -> "was a " + word(was.kind()) + since;
            case CONTENT -> content(was, now, since);
            case MODE -> String.format(Locale.ROOT, "mode was %o", was.mode());
            case OWNER ->
                "owner was "
                    + Integer.toUnsignedString(was.user())
                    + ":"
                    + Integer.toUnsignedString(was.group());
            case TIME -> "";
            case ATTRIBUTES -> "attributes";
          });
    }
    words.removeIf(String::isEmpty);
    return words.isEmpty() ? "only its time" : String.join(", ", words);
  }

  private static String content(FileVersion was, FileVersion now, String since) {
    if (was.kind() == EntryKind.SYMLINK && now.kind() == EntryKind.SYMLINK) {
      return "was -> " + ForeignText.visible(was.target());
    }
    boolean files = was.kind().isRegular() && now.kind().isRegular();
    return files ? "was " + ByteSize.decimal(was.size()) + since : "";
  }

  private static String word(EntryKind kind) {
    return switch (kind) {
      case FILE, HARD_LINK -> "file";
      case DIRECTORY -> "directory";
      case SYMLINK -> "symbolic link";
      case CHARACTER_DEVICE, BLOCK_DEVICE -> "device";
      case FIFO -> "pipe";
      case SOCKET -> "socket";
    };
  }

  private static String sign(Change change) {
    return switch (change) {
      case ADDED -> "+";
      case MODIFIED -> "~";
      case REMOVED -> "-";
      case UNMODIFIED, ABSENT -> " ";
    };
  }

  private static Role role(Change change) {
    return switch (change) {
      case ADDED -> Role.ADDED;
      case MODIFIED -> Role.CHANGED;
      case REMOVED -> Role.REMOVED;
      case UNMODIFIED, ABSENT -> Role.TEXT;
    };
  }

  private static Role role(Change change, FileVersion version) {
    boolean plain = change == Change.UNMODIFIED && version.kind() == EntryKind.DIRECTORY;
    return plain ? Role.DIRECTORY : role(change);
  }

  /** As {@code ls -l} writes it. */
  static String mode(FileVersion version) {
    StringBuilder text = new StringBuilder().append(version.kind().letter());
    int mode = version.mode();
    for (int shift = 6; shift >= 0; shift -= 3) {
      int bits = mode >> shift & 7;
      text.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
      boolean special = (mode & (01000 << (shift / 3))) != 0;
      text.append(execute((bits & 1) != 0, special, shift == 0 ? 't' : 's'));
    }
    return text.toString();
  }

  private static char execute(boolean allowed, boolean special, char letter) {
    if (special) {
      return allowed ? letter : Character.toUpperCase(letter);
    }
    return allowed ? 'x' : '-';
  }
}
