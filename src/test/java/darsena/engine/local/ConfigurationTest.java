package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.engine.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration file, the environment and flags. */
class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void everyKeyIsOptionalAndHeard() throws IOException {
    Path file = directory.resolve("config.toml");
    Files.writeString(
        file,
        """
        root = "/srv/darsena"
        run-root = "/srv/run"
        insecure-registries = ["quay:5000"]
        no-new-privileges = true
        detach-keys = "ctrl-a"
        theme = "light"
        [log]
        max-size = "1m"
        max-files = 3
        """);
    Settings settings =
        Configuration.load(Map.of("DARSENA_CONFIG", file.toString()), Optional.empty());

    assertThat(settings.root()).isEqualTo(Path.of("/srv/darsena"));
    assertThat(settings.runRoot()).isEqualTo(Path.of("/srv/run"));
    assertThat(settings.insecureRegistries()).containsExactly("quay:5000");
    assertThat(settings.noNewPrivileges()).isTrue();
    assertThat(settings.detachKeys()).isEqualTo("ctrl-a");
    assertThat(settings.theme()).hasValue("light");
    assertThat(settings.logMaximumBytes()).isEqualTo(1 << 20);
    assertThat(settings.logMaximumFiles()).isEqualTo(3);
  }

  @Test
  void aFlagIsOverTheEnvironmentIsOverTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("c"), "root = \"/file\"\nrun-root = \"/r\"\n");
    Map<String, String> environment =
        Map.of("DARSENA_CONFIG", file.toString(), "DARSENA_ROOT", "/variable");

    assertThat(Configuration.load(environment, Optional.empty()).root())
        .isEqualTo(Path.of("/variable"));
    Settings byFlag = Configuration.load(environment, Optional.of(Path.of("/flag")));
    assertThat(byFlag.root()).isEqualTo(Path.of("/flag"));
    assertThat(byFlag.runRoot()).isEqualTo(Path.of("/flag/run"));
  }

  @Test
  void withoutAFileEverythingIsAsUsual() {
    Settings settings =
        Configuration.load(
            Map.of("HOME", directory.toString(), "DARSENA_ROOT", "/var/lib/darsena"),
            Optional.empty());

    assertThat(settings).isEqualTo(Settings.at(Settings.DEFAULT_ROOT));
    assertThat(settings.runRoot()).isEqualTo(Settings.DEFAULT_RUN_ROOT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'theme = \"dark\"\nrot = \"/x\"'|line 2: `rot` unknown key",
        "'\nroot = 5'|line 2: `root` must be a string",
        "'root = \"x\"'|line 1: `root` must be an absolute path",
        "'[log]\nmax-size = \"big\"'|line 2: `max-size` must be a size",
        "'[log]\nmax-files = 0'|line 2: `max-files` must be a number from 1 to 1000",
        "'insecure-registries = [1]'|line 1: `insecure-registries` must be a list of strings",
        "'a = \nb'|line 1:",
        "'log = 5'|`log` must be a table",
      })
  void mistakesAreToldWithTheirLine(String text, String problem) {
    assertThatThrownBy(() ->
            ConfigurationFile.parse("config.toml", text)
                .settings(Optional.empty(), Path.of("/default")))
        .hasMessageContaining("config.toml")
        .hasMessageContaining(problem);
  }

  @Test
  void aFileThatIsNamedMustBeThere() {
    assertThatThrownBy(
            () -> Configuration.load(Map.of("DARSENA_CONFIG", "/no/such"), Optional.empty()))
        .hasMessageContaining("there is no such file");
  }
}
