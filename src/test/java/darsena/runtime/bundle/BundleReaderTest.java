package darsena.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.error.DarsenaException;
import darsena.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleReaderTest {
  private static final String LEAST =
      "{'ociVersion':'1.0.2','process':{'args':['sh'],'cwd':'/'},'root':{'path':'rootfs'}}";

  @Test
  void unknownFieldsAreIgnored() {
    assertThat(read("{'new':{'a':[1]}}").root()).isEqualTo("rootfs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'process':{'args':'sh','cwd':'/'}} | `process.args` must be an array",
        "{'process':{'args':['sh'],'cwd':'x'}} | cwd must be an absolute path",
        "{'process':{'args':['sh'],'cwd':'/','rlimits':[{'type':'RLIMIT_X','soft':1,'hard':1}]}} |"
            + " invalid rlimit type",
        "{'linux':{'namespaces':[{'type':'new'}]}} | invalid namespace type",
        "{'linux':{'namespaces':[{'type':'pid'},{'type':'pid'}]}} | duplicated ns",
        "{'hostname':'x'} | unable to set hostname without a private UTS namespace",
        "{'linux':{'rootfsPropagation':'odd'}} | rootfsPropagation",
        "{'linux':{'sysctl':{'kernel.panic':'1'}}} | not in a separate kernel namespace",
        "{'linux':{'seccomp':{'defaultAction':'SCMP_ACT_ALLOW','listenerMetadata':'x'}}} |"
            + " listener",
        "{'mounts':[{'destination':'/proc/x','type':'tmpfs'}]} | inside /proc",
        "{'hooks':{'prestart':[{'path':'x'}]}} | must be an absolute path",
        "{'ociVersion':'2.0.0'} | is not a version 1",
      })
  void whatIsWrongIsNamed(String changes, String words) {
    assertThatThrownBy(() -> read(changes))
        .isInstanceOf(DarsenaException.class)
        .hasMessageContaining(words);
  }

  @Test
  void anUnlimitedLimitHasAllItsBits() {
    Bundle bundle =
        read(
            "{'process':{'args':['sh'],'cwd':'/','rlimits':[{'type':'RLIMIT_CORE',"
                + "'soft':0,'hard':18446744073709551615}]}}");
    assertThat(bundle.process().limits().getFirst().hard()).isEqualTo(-1);
  }

  private static Bundle read(String changes) {
    try {
      ObjectNode document = (ObjectNode) parse(LEAST);
      document.setAll((ObjectNode) parse(changes));
      return BundleReader.bundle(document);
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static JsonNode parse(String text) throws IOException {
    return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
