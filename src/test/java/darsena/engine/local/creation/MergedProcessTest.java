package darsena.engine.local.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ProcessSpec;
import darsena.engine.container.CreateRequest;
import darsena.oci.RunDefaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A request over an image's defaults. */
class MergedProcessTest {
  private static final RunDefaults IMAGE =
      new RunDefaults(
          "sailor",
          List.of("A=image", "B=image"),
          List.of("/entry"),
          List.of("cmd"),
          "/work",
          Map.of(),
          List.of(),
          List.of(),
          "",
          Optional.empty(),
          List.of());

  @Test
  void withoutAWordTheImageDecides() {
    ProcessSpec process = merged(CreateRequest.builder("x"));

    assertThat(process.arguments()).containsExactly("/entry", "cmd");
    assertThat(process.user()).isEqualTo("sailor");
    assertThat(process.workingDirectory()).isEqualTo("/work");
  }

  @Test
  void aCommandReplacesTheCommandOnly() {
    assertThat(merged(CreateRequest.builder("x").command(List.of("other"))).arguments())
        .containsExactly("/entry", "other");
  }

  @Test
  void anEntrypointDropsTheImagesCommand() {
    assertThat(merged(CreateRequest.builder("x").entrypoint(List.of("sh"))).arguments())
        .containsExactly("sh");
    assertThat(
            merged(CreateRequest.builder("x").entrypoint(List.of()).command(List.of("ls")))
                .arguments())
        .containsExactly("ls");
    assertThatThrownBy(() -> merged(CreateRequest.builder("x").entrypoint(List.of())))
        .hasMessageContaining("no command specified");
  }

  @Test
  void variablesAreUniqueAndTheRequestWins() {
    ProcessSpec process =
        merged(
            CreateRequest.builder("x").environment(List.of("B=request", "C=", "A")).terminal(true));

    assertThat(process.environment())
        .containsExactly(
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOSTNAME=host",
            "TERM=xterm",
            "B=request",
            "C=");
  }

  @Test
  void aRelativeWorkingDirectoryIsRefused() {
    assertThatThrownBy(() -> merged(CreateRequest.builder("x").workingDirectory("here")))
        .hasMessageContaining("needs to be an absolute path");
  }

  private static ProcessSpec merged(CreateRequest.Builder request) {
    return MergedProcess.of(request.build(), IMAGE, "host");
  }
}
