package darsena.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final String EVERYTHING =
      """
      {"a":[1,-2,3000000000,123456789012345678901234567890,0.5,1.0E300,true,false,null,"ä\\n\\u0000\\ud83d\\ude00"],"b":{},"c":[],"":{"d":[[]]}}\
      """;

  @Test
  void readsWhatJacksonsMapperReads() throws Exception {
    assertThat(Json.parse(EVERYTHING.getBytes(UTF_8)))
        .isEqualTo(new ObjectMapper().readTree(EVERYTHING));
  }

  @Test
  void writesWhatItReadsByteForByte() throws Exception {
    JsonNode tree = Json.parse(EVERYTHING.getBytes(UTF_8));

    assertThat(Json.parse(Json.bytes(tree))).isEqualTo(tree);
    assertThat(new ObjectMapper().writeValueAsBytes(tree)).isEqualTo(Json.bytes(tree));
  }

  @Test
  void keepsIntegersThatNoLongHolds() throws Exception {
    assertThat(Json.parse("18446744073709551615".getBytes(UTF_8)).bigIntegerValue())
        .isEqualTo(new BigInteger("18446744073709551615"));
  }

  @Test
  void indentsByFourSpacesForPeople() throws Exception {
    String pretty = Json.pretty(Json.parse("{\"a\":[1],\"b\":{},\"c\":[]}".getBytes(UTF_8)));

    assertThat(pretty)
        .isEqualTo("{\n    \"a\": [\n        1\n    ],\n    \"b\": {},\n    \"c\": []\n}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{} {}", "{", "[1,]", "{\"a\":1,\"a\":2}", "nul", "{\"a\"}", "]"})
  void refusesWhatIsNotExactlyOneDocument(String text) {
    assertThatThrownBy(() -> Json.parse(text.getBytes(UTF_8)))
        .isInstanceOf(Json.MalformedJsonException.class);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    String deep = "[".repeat(65) + "]".repeat(65);

    assertThatThrownBy(() -> Json.parse(deep.getBytes(UTF_8)))
        .isInstanceOf(Json.MalformedJsonException.class)
        .hasMessageContaining("64");
  }

  @Test
  void saysTheLine() {
    assertThatThrownBy(() -> Json.parse("{\n\"a\": 1,\n}".getBytes(UTF_8)))
        .hasMessageContaining("line 3");
  }
}
