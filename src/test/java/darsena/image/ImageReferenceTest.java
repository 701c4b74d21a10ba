package darsena.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({
    // as written                      full                                        familiar
    "nginx,                            docker.io/library/nginx:latest,             nginx:latest",
    "nginx:1.25,                       docker.io/library/nginx:1.25,               nginx:1.25",
    "library/nginx,                    docker.io/library/nginx:latest,             nginx:latest",
    "docker.io/nginx,                  docker.io/library/nginx:latest,             nginx:latest",
    "index.docker.io/library/nginx:a,  docker.io/library/nginx:a,                  nginx:a",
    "bitnami/redis:7,                  docker.io/bitnami/redis:7,                  bitnami/redis:7",
    "library/a/b,                      docker.io/library/a/b:latest,              "
        + " library/a/b:latest",
    "localhost/web,                    localhost/web:latest,                      "
        + " localhost/web:latest",
    "localhost:5000/web,               localhost:5000/web:latest,                 "
        + " localhost:5000/web:latest",
    "host:5000/a/b:2,                  host:5000/a/b:2,                            host:5000/a/b:2",
    "quay.io/a__b/c-d.e:V_1.0-x,       quay.io/a__b/c-d.e:V_1.0-x,                "
        + " quay.io/a__b/c-d.e:V_1.0-x",
    "Host/web,                         Host/web:latest,                            Host/web:latest",
    "[::1]:5000/web,                   '[::1]:5000/web:latest',                   "
        + " '[::1]:5000/web:latest'",
    "a---b:x,                          docker.io/library/a---b:x,                  a---b:x",
    "127.0.0.1/web,                    127.0.0.1/web:latest,                      "
        + " 127.0.0.1/web:latest",
  })
  void readsWhatDockerReads(String written, String full, String familiar) {
    ImageReference reference = ImageReference.parse(written);
    assertThat(reference).hasToString(full);
    assertThat(reference.familiar()).isEqualTo(familiar);
    assertThat(ImageReference.parse(full)).isEqualTo(reference);
    assertThat(ImageReference.parse(familiar)).isEqualTo(reference);
  }

  @Test
  void aDigestStandsInForATag() {
    ImageReference reference = ImageReference.parse("web@sha256:" + HEX);
    assertThat(reference.tag()).isEmpty();
    assertThat(reference.digest()).isEqualTo(Optional.of(new Digest("sha256", HEX)));
    assertThat(reference.familiar()).isEqualTo("web@sha256:" + HEX);
  }

  @Test
  void tagAndDigestAreBothKept() {
    String written = "host:5000/a/b:1@sha256:" + HEX;
    assertThat(ImageReference.parse(written)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                     | it is empty",
        "Nginx                  | repository name `Nginx` must be lowercase",
        "host.tld/Web           | repository name `Web` must be lowercase",
        "a b                    | `a b` is not a part of a repository's name",
        "-a                     | `-a` is not a part of a repository's name",
        "a-                     | `a-` is not a part of a repository's name",
        "a..b                   | `a..b` is not a part of a repository's name",
        "a___b                  | `a___b` is not a part of a repository's name",
        "a//b                   | a slash has nothing beside it",
        "/a                     | a slash has nothing beside it",
        "a/                     | a slash has nothing beside it",
        "host:5000/             | it names no repository",
        ":tag                   | it names no repository",
        "a:                     | nothing follows the colon",
        "a:b c                  | `b c` is not a tag",
        "a:.b                   | `.b` is not a tag",
        "a:b:c                  | `b:c` is not a tag",
        "-host.tld/a            | `-host.tld` is not a registry's host",
        "host-.tld/a            | `host-.tld` is not a registry's host",
        "host:/a                | `host:` is not a registry's host",
        "host:port/a            | `host:port` is not a registry's host",
        "a@sha256:12            | `sha256:12` is not a digest",
        "a@md5:12               | `md5:12` is not a digest",
        "a@                     | `` is not a digest",
        "https://host.tld/a     | it has a scheme",
      })
  void saysWhatIsWrong(String written, String reason) {
    assertThatThrownBy(() -> ImageReference.parse(written))
        .isInstanceOfSatisfying(
            DarsenaException.class,
            problem -> assertThat(problem.kind()).isEqualTo(ErrorKind.INVALID))
        .hasMessage("invalid reference `" + written + "`: " + reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {248, 249})
  void aRepositoryOfMoreThan255CharactersIsRefused(int length) {
    String path = "a".repeat(length);
    if (length == 248) {
      assertThat(ImageReference.parse("docker.io/" + path.substring(1)).repository()).hasSize(255);
    }
    assertThatThrownBy(() -> ImageReference.parse(path)).hasMessageContaining("characters");
  }

  @Test
  void anImagesIdIsNotAName() {
    assertThatThrownBy(() -> ImageReference.parse(HEX)).hasMessageContaining("an image's id");
  }

  @Test
  void aVeryLongTextIsCutInTheMessage() {
    assertThatThrownBy(() -> ImageReference.parse("a/".repeat(100_000)))
        .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(200));
  }
}
