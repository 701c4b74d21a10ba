package darsena.tui.theme;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a theme: lines of {@code role = "attributes foreground on background"}, the flat part of
 * TOML; docs/decisions/0013 says why not all of it.
 */
public final class ThemeFile {
  /** The themes that come with Darsena. */
  public static final List<String> NAMES = List.of("dark", "light", "mono");

  /** Where they lie as files, too: to open the program's archive for one takes longer. */
  private static final String DIRECTORY = "darsena.themes";

  private static final Pattern LINE =
      Pattern.compile("\\s*([a-z-]+)\\s*=\\s*\"([^\"]*)\"\\s*(?:#.*)?");
  private static final Pattern BLANK = Pattern.compile("\\s*(?:#.*)?");
  private static final List<String> COLOURS =
      List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");
  private static final String BRIGHT = "bright-";
  private static final Map<String, Role> ROLES = new HashMap<>();

  /** Two threads want the first one at the same time. */
  private static final Map<String, Theme> READ = new ConcurrentHashMap<>();

  static {
    for (Role role : Role.values()) {
      ROLES.put(role.key(), role);
    }
  }

  private static final int BRIGHT_FROM = 8;

  private ThemeFile() {}

  /** One of {@link #NAMES}. */
  public static Theme embedded(String name) {
    return READ.computeIfAbsent(name, ThemeFile::readEmbedded);
  }

  private static Theme readEmbedded(String name) {
    Path beside = Path.of(System.getProperty(DIRECTORY, ""), name + ".toml");
    if (System.getProperty(DIRECTORY) != null && Files.isReadable(beside)) {
      try {
        return read(name, Files.readString(beside));
      } catch (IOException broken) {
        throw unreadable(name, broken);
      }
    }
    return readResource(name);
  }

  private static DarsenaException unreadable(String name, IOException broken) {
    return new DarsenaException(
        ErrorKind.DAMAGED, "cannot read the theme `" + name + "`", "Build Darsena anew.", broken);
  }

  private static Theme readResource(String name) {
    String resource = "/darsena/themes/" + name + ".toml";
    try (InputStream in = ThemeFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new DarsenaException(
            ErrorKind.NOT_FOUND,
            "there is no theme `" + name + "`",
            "Themes there are: " + String.join(", ", NAMES) + ".");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return read(name, text);
    } catch (IOException broken) {
      throw unreadable(name, broken);
    }
  }

  /** Reads a theme's text; what is wrong in it is told with its line. */
  public static Theme read(String name, String text) {
    Map<Role, Style> styles = new EnumMap<>(Role.class);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (BLANK.matcher(line).matches()) {
        continue;
      }
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw wrong(name, number, "a line is `role = \"style\"`");
      }
      styles.put(role(name, number, parts.group(1)), style(name, number, parts.group(2)));
    }
    return new Theme(name, styles);
  }

  private static Role role(String name, int line, String key) {
    Role role = ROLES.get(key);
    if (role == null) {
      throw wrong(name, line, "there is no role `" + key + "`");
    }
    return role;
  }

  private static Style style(String name, int line, String text) {
    Style style = Style.PLAIN;
    boolean background = false;
    for (String word : text.trim().split("\\s+", -1)) {
      switch (word) {
        case "bold" -> style = style.strong();
        case "italic" -> style = style.slanted();
        case "underline" -> style = style.underline();
        case "reverse" -> style = style.reverse();
        case "on" -> background = true;
        default -> {
          Ink ink = ink(name, line, word);
          style = background ? style.on(ink) : style.in(ink);
        }
      }
    }
    return style;
  }

  private static Ink ink(String name, int line, String word) {
    if (word.equals("default")) {
      return Ink.DEFAULT;
    }
    boolean bright = word.startsWith(BRIGHT);
    int index = COLOURS.indexOf(bright ? word.substring(BRIGHT.length()) : word);
    if (index >= 0) {
      return new Ink.Indexed(bright ? index + BRIGHT_FROM : index);
    }
    if (word.matches("#[0-9a-fA-F]{6}")) {
      int rgb = Integer.parseInt(word.substring(1), 16);
      return new Ink.Rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }
    if (word.matches("\\d{1,3}") && Integer.parseInt(word) < 256) {
      return new Ink.Indexed(Integer.parseInt(word));
    }
    throw wrong(name, line, "there is no colour `" + word + "`");
  }

  private static DarsenaException wrong(String name, int line, String reason) {
    String problem =
        String.format(Locale.ROOT, "cannot read theme `%s`: line %d: %s", name, line, reason);
    return new DarsenaException(ErrorKind.INVALID, problem, "See themes/dark.toml for an example.");
  }
}
