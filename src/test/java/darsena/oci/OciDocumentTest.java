package darsena.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.image.Platform;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OciDocumentTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
  private static final String CONFIG = descriptor(MediaTypes.CONFIG, 10);
  private static final String LAYER = descriptor("application/vnd.oci.image.layer.v1.tar+gzip", 20);

  private static String descriptor(String type, long size) {
    return "{'mediaType':'%s','digest':'%s','size':%d}".formatted(type, DIGEST, size);
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  private static byte[] manifest(String members) {
    return json("{'schemaVersion':2," + members + "}");
  }

  @Test
  void aManifestNamesItsConfigurationAndLayers() throws Exception {
    byte[] raw = manifest("'config':" + CONFIG + ",'layers':[" + LAYER + "],'annotations':null");
    Manifest manifest = (Manifest) OciDocument.parse(raw, "");
    assertThat(manifest.config().size()).isEqualTo(10);
    assertThat(manifest.layers()).extracting(Descriptor::size).containsExactly(20L);
    assertThat(manifest.raw()).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | Unexpected end-of-input",
        "[] | the manifest is not an object",
        "{'schemaVersion':2,'schemaVersion':2} | Duplicate",
        "{'config':{},'layers':[]} | has no `schemaVersion` of 2",
        "{'schemaVersion':'2','config':{}} | `schemaVersion` that is no whole number",
        "{'schemaVersion':1,'fsLayers':[]} | docker's schema 1",
        "{'schemaVersion':2,'layers':[]} | has no `config`",
        "{'schemaVersion':2,'config':CONFIG,'layers':{}} | `layers` that is no list",
        "{'schemaVersion':2,'config':CONFIG,'layers':[],'manifests':[]} | also has `config`",
        "{'schemaVersion':2,'manifests':[],'layers':[]} | also has `layers`",
        "{'schemaVersion':2,'mediaType':'text/plain','manifests':[]} | unknown media type"
            + " text/plain",
        "{'schemaVersion':2,'config':LAYER,'layers':[]} | it is not an image of a container",
        "{'schemaVersion':2,'config':CONFIG,'layers':[CONFIG]} | is of the unknown type",
        "{'schemaVersion':2,'config':{'mediaType':'a','size':1}} | has no `digest`",
        "{'schemaVersion':2,'config':{'mediaType':'a','digest':'sha256:1','size':1}} | malformed"
            + " digest",
        "{'schemaVersion':2,'config':{'mediaType':'a','digest':'DIGEST','size':-1}} | negative"
            + " `size`",
        "{'schemaVersion':2,'config':{'mediaType':'a','digest':'DIGEST','size':1.5}} | no whole"
            + " number",
        "{'schemaVersion':2,'config':{'mediaType':'a','digest':'DIGEST'}} | has no `size`",
      })
  void saysWhatIsWrong(String template, String reason) {
    String text =
        template.replace("CONFIG", CONFIG).replace("LAYER", LAYER).replace("DIGEST", DIGEST);
    assertThatThrownBy(() -> OciDocument.parse(json(text), ""))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void theRegistryAndTheDocumentMustAgreeOnTheType() {
    byte[] raw = manifest("'mediaType':'" + MediaTypes.INDEX + "','manifests':[]");
    assertThatThrownBy(() -> OciDocument.parse(raw, MediaTypes.MANIFEST))
        .hasMessageContaining("another media type");
  }

  @Test
  void moreThan4MiBAreRefused() {
    assertThatThrownBy(() -> OciDocument.parse(new byte[(4 << 20) + 1], ""))
        .hasMessage("the manifest is larger than 4 MiB");
  }

  @Test
  void anIndexIsSearchedByPlatformAndPrefersThePlainVariant() throws Exception {
    String entries =
        entry("amd64", "v3", 1)
            + ","
            + entry("amd64", "", 2)
            + ","
            + entry("arm64", "v8", 3)
            + ",{'mediaType':'"
            + MediaTypes.MANIFEST
            + "','digest':'"
            + DIGEST
            + "','size':4,'platform':{'os':'unknown','architecture':'unknown'}}";
    ImageIndex index =
        (ImageIndex) OciDocument.parse(manifest("'manifests':[" + entries + "]"), "");
    assertThat(index.entryFor(Platform.parse("amd64")).orElseThrow().size()).isEqualTo(2);
    assertThat(index.entryFor(Platform.parse("linux/amd64/v3")).orElseThrow().size()).isEqualTo(1);
    assertThat(index.entryFor(Platform.parse("arm64")).orElseThrow().size()).isEqualTo(3);
    assertThat(index.entryFor(Platform.parse("s390x"))).isEmpty();
    assertThat(index.platforms())
        .extracting(Platform::toString)
        .containsExactly("linux/amd64/v3", "linux/amd64", "linux/arm64");
  }

  private static String entry(String architecture, String variant, int size) {
    return "{'mediaType':'%s','digest':'%s','size':%d,'platform':{'os':'linux','architecture':'%s','variant':'%s'}}"
        .formatted(MediaTypes.MANIFEST, DIGEST, size, architecture, variant);
  }

  @Test
  void aConfigurationSaysWhatRunsByDefault() throws Exception {
    ImageConfig config =
        ImageConfig.parse(
            json(
                "{'os':'linux','architecture':'amd64','created':'2024-05-01T10:00:00.5Z',"
                    + "'config':{'Env':['A=b'],'Cmd':['sh'],'Entrypoint':null,'User':'web:www',"
                    + "'Labels':{'a':'b'},'Volumes':{'/data':{}},'WorkingDir':'/srv'},"
                    + "'rootfs':{'type':'layers','diff_ids':['"
                    + DIGEST
                    + "']},'history':[{'created_by':'COPY','empty_layer':false},{'empty_layer':true}]}"));
    assertThat(config.created()).isEqualTo(Instant.parse("2024-05-01T10:00:00.5Z"));
    assertThat(config.defaults().command()).containsExactly("sh");
    assertThat(config.defaults().entrypoint()).isEmpty();
    assertThat(config.defaults().volumes()).containsExactly("/data");
    assertThat(config.diffIds()).hasSize(1);
    assertThat(config.history())
        .extracting(ImageConfig.Step::emptyLayer)
        .containsExactly(false, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'os':'linux','architecture':'amd64'} | has no `rootfs`",
        "{'os':'linux','architecture':'amd64','rootfs':{'type':'files'}} | is of an unknown type",
        "{'os':'linux','architecture':'','rootfs':{'type':'layers'}} | is malformed",
        "{'os':'linux','architecture':'amd64','created':'now','rootfs':{'type':'layers'}} | no"
            + " time",
        "{'os':'linux','architecture':'a','config':{'Env':[1]},'rootfs':{'type':'layers'}} | no"
            + " text",
        "{'os':'linux','architecture':'a','config':[],'rootfs':{'type':'layers'}} | not an object",
      })
  void saysWhatIsWrongWithAConfiguration(String text, String reason) {
    assertThatThrownBy(() -> ImageConfig.parse(json(text))).hasMessageContaining(reason);
  }
}
