package darsena.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import darsena.io.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final String DOCUMENT =
      """
      {"Name": "web", "State": {"Running": true, "ExitCode": 0, "Error": ""},
       "Env": ["A=1", "B=2"], "Labels": {"b": "2", "a": "1"}, "None": [], "Null": null}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{{.Name}} is {{ .State.Running }}|web is true",
        "{{.State.ExitCode}}|0",
        "{{.Env}} {{.Labels}} {{.Null}}|[A=1 B=2] map[a:1 b:2] <no value>",
        "{{json .Env}}|[\"A=1\",\"B=2\"]",
        "{{json .State.Running}}{{len .Env}}|true2",
        "{{upper .Name}}{{lower \"ABC\"}}|WEBabc",
        "{{index .Labels \"a\"}}{{index .Env 1}}|1B=2",
        "{{join .Env \", \"}}|A=1, B=2",
        "{{range .Env}}<{{.}}>{{end}}|<A=1><B=2>",
        "{{range .None}}x{{else}}none{{end}}|none",
        "{{if .State.Error}}bad{{else}}good{{end}}|good",
        "{{if .Env}}{{range .Env}}{{json .}}{{end}}{{end}}|\"A=1\"\"B=2\"",
        "{{json (index .Labels \"b\")}}|\"2\"",
        "plain|plain"
      })
  void rendersWhatGoWould(String template, String text) throws Exception {
    assertThat(
            Template.parse(template).render(Json.parse(DOCUMENT.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{.Name",
        "{{frob .Name}}",
        "{{Name}}",
        "{{range .Env}}",
        "{{end}}",
        "{{}}",
        "{{json}}",
        "{{index .Env}}",
        "{{.Frob}}",
        "{{.State.Frob}}"
      })
  void refusesWhatItCannotDo(String template) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Template.parse(template).render(Json.parse(DOCUMENT.getBytes(StandardCharsets.UTF_8))));
  }
}
