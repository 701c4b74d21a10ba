package darsena.engine.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.io.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigChangeTest {
  private final ObjectNode config = Json.object();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CMD [\"a\", \"b c\"] | {\"Cmd\":[\"a\",\"b c\"]}",
        "cmd a b | {\"Cmd\":[\"/bin/sh\",\"-c\",\"a b\"]}",
        "ENTRYPOINT [] | {\"Entrypoint\":[]}",
        "ENV A=1 B=\"two words\" C=x\\ y | {\"Env\":[\"A=1\",\"B=two words\",\"C=x y\"]}",
        "ENV A all the rest | {\"Env\":[\"A=all the rest\"]}",
        "EXPOSE 80 53/udp | {\"ExposedPorts\":{\"80/tcp\":{},\"53/udp\":{}}}",
        "LABEL a=b | {\"Labels\":{\"a\":\"b\"}}",
        "ONBUILD RUN make | {\"OnBuild\":[\"RUN make\"]}",
        "USER ada:staff | {\"User\":\"ada:staff\"}",
        "VOLUME [\"/data\"] | {\"Volumes\":{\"/data\":{}}}",
        "VOLUME /a /b | {\"Volumes\":{\"/a\":{},\"/b\":{}}}",
        "WORKDIR sub/dir | {\"WorkingDir\":\"/sub/dir\"}"
      })
  void isWhatADockerfileSays(String instruction, String expected) {
    ConfigChange.apply(instruction, config);
    assertThat(new String(Json.bytes(config), StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  @Test
  void aVariableTakesThePlaceOfTheOneThatWasThere() {
    ConfigChange.apply("ENV A=1 B=2", config);
    ConfigChange.apply("ENV A=3", config);
    assertThat(config.get("Env").toString()).isEqualTo("[\"A=3\",\"B=2\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUN make", "CMD", "ENV A", "EXPOSE x", "LABEL =x y=z", ""})
  void anythingElseIsRefused(String instruction) {
    assertThatThrownBy(() -> ConfigChange.apply(instruction, config))
        .hasMessageContaining("cannot change the image by");
  }
}
