package darsena.tui.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThemeFileTest {

  @Test
  void theEmbeddedThemesAreWhole() {
    for (String name : List.of("dark", "light")) {
      Theme theme = ThemeFile.embedded(name);
      assertThat(theme.style(Role.ERROR)).isNotEqualTo(theme.style(Role.TEXT));
      assertThat(theme.style(Role.TEXT)).isEqualTo(Style.PLAIN);
    }
  }

  @Test
  void theEmbeddedThemesUseTheTerminalsOwnSixteenColoursOnly() {
    for (String name : List.of("dark", "light", "mono")) {
      Theme theme = ThemeFile.embedded(name);
      for (Role role : Role.values()) {
        assertThat(isOwn(theme.style(role).foreground())).as("%s %s", name, role).isTrue();
        assertThat(isOwn(theme.style(role).background())).as("%s %s", name, role).isTrue();
      }
    }
  }

  @Test
  void aSelectionIsSeenWithoutColours() {
    assertThat(ThemeFile.embedded("mono").style(Role.SELECTION).reversed()).isTrue();
  }

  @Test
  void aStyleIsReadWordByWord() {
    Theme theme = ThemeFile.read("mine", "error = \"bold #ff0080 on 17\" # loud\n");
    Style expected =
        new Style(new Ink.Rgb(255, 0, 128), new Ink.Indexed(17), true, false, false, false);
    assertThat(theme.style(Role.ERROR)).isEqualTo(expected);
  }

  @Test
  void whatIsWrongIsToldWithItsLine() {
    assertThatThrownBy(() -> ThemeFile.read("mine", "\nerrr = \"red\"\n"))
        .hasMessage("cannot read theme `mine`: line 2: there is no role `errr`");
    assertThatThrownBy(() -> ThemeFile.read("mine", "error = \"rde\"\n"))
        .hasMessage("cannot read theme `mine`: line 1: there is no colour `rde`");
  }

  private static boolean isOwn(Ink ink) {
    return switch (ink) {
      case Ink.Default _ -> true;
      case Ink.Indexed(int number) -> number < 16;
      case Ink.Rgb _ -> false;
    };
  }
}
