package darsena.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionTest {
  private static final Pattern POM =
      Pattern.compile("<artifactId>darsena</artifactId>\\s*<version>([^<]+)</version>");

  @Test
  void itIsTheOneThatIsBuilt() throws IOException {
    Matcher pom = POM.matcher(Files.readString(Path.of("pom.xml")));

    assertThat(pom.find()).isTrue();
    assertThat(Version.CURRENT).isEqualTo(pom.group(1));
  }
}
