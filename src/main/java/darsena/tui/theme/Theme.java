package darsena.tui.theme;

import java.util.EnumMap;
import java.util.Map;

/** A style for every role. */
public final class Theme {
  private final String name;
  private final Map<Role, Style> styles;

  /** Roles that are missing look like {@link Role#TEXT}. */
  public Theme(String name, Map<Role, Style> styles) {
    this.name = name;
    Style text = styles.getOrDefault(Role.TEXT, Style.PLAIN);
    this.styles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      this.styles.put(role, styles.getOrDefault(role, text));
    }
  }

  /** Its name, the file's without the ending. */
  public String name() {
    return name;
  }

  /** How the role looks. */
  public Style style(Role role) {
    Style style = styles.get(role);
    return style == null ? Style.PLAIN : style;
  }
}
