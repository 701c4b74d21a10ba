package darsena.engine.pull;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.image.Platform;
import darsena.oci.Descriptor;
import darsena.oci.ImageConfig;
import darsena.oci.ImageIndex;
import darsena.oci.MalformedDocumentException;
import darsena.oci.Manifest;
import darsena.oci.OciDocument;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out what a name stands for: from the name to a manifest, through indexes. */
final class Resolution {
  private static final int DEEPEST_NESTING = 2;
  private static final int TAGS_SHOWN = 10;

  private final ImageSource source;
  private final ImageReference image;
  private final Optional<Platform> asked;
  private final PullProblem problem;

  Resolution(ImageSource source, ImageReference image, Optional<Platform> asked) {
    this.source = source;
    this.image = image;
    this.asked = asked;
    this.problem = new PullProblem(image);
  }

  ResolvedImage resolve() throws IOException, InterruptedException {
    String reference = image.digest().map(Digest::toString).or(image::tag).orElseThrow();
    Optional<ImageSource.Document> named = source.manifest(reference);
    if (named.isEmpty()) {
      throw notThere();
    }
    Manifest manifest = manifest(OciDocument.parse(named.get().raw(), named.get().mediaType()), 1);
    ImageConfig config = ImageConfig.parse(source.document(manifest.config()));
    check(manifest, config);
    return new ResolvedImage(named.get().digest(), manifest, config);
  }

  private Manifest manifest(OciDocument document, int depth)
      throws IOException, InterruptedException {
    return switch (document) {
      case Manifest manifest -> manifest;
      case ImageIndex index -> manifest(entry(index, depth), depth + 1);
    };
  }

  private OciDocument entry(ImageIndex index, int depth) throws IOException, InterruptedException {
    if (depth > DEEPEST_NESTING) {
      throw new MalformedDocumentException("an index is nested more than two deep");
    }
    Descriptor entry =
        index
            .entryFor(asked.orElseGet(Platform::host))
            .or(() -> index.nested().stream().findFirst())
            .orElseThrow(() -> notForPlatform(index.platforms()));
    ImageSource.Document document =
        source
            .manifest(entry.digest().toString())
            .orElseThrow(() ->
                problem.of(
                    ErrorKind.NOT_FOUND,
                    source.description() + " lacks the manifest " + entry.digest(),
                    ""));
    return OciDocument.parse(document.raw(), entry.mediaType());
  }

  private void check(Manifest manifest, ImageConfig config) throws IOException {
    if (manifest.layers().size() != config.diffIds().size()) {
      throw new MalformedDocumentException(
          "the manifest has "
              + manifest.layers().size()
              + " layers, its configuration "
              + config.diffIds().size());
    }
    Platform offered = config.platform();
    boolean fits = asked.isEmpty() || asked.get().accepts(offered);
    if (!fits || !offered.os().equals("linux")) {
      throw notForPlatform(List.of(offered));
    }
  }

  private DarsenaException notForPlatform(List<Platform> there) {
    String list = there.stream().map(Platform::toString).collect(Collectors.joining(", "));
    String remedy = list.isEmpty() ? "" : "Platforms there: " + list + ".";
    return problem.of(
        ErrorKind.NOT_FOUND, "it is not there for " + asked.orElseGet(Platform::host), remedy);
  }

  private DarsenaException notThere() throws InterruptedException {
    String registry = source.description();
    List<String> tags = source.tags();
    if (tags.isEmpty()) {
      return problem.of(
          ErrorKind.NOT_FOUND,
          registry + " has no " + missing() + ", or no repository `" + image.repository() + "`",
          "Check the name.");
    }
    String shown = tags.stream().limit(TAGS_SHOWN).collect(Collectors.joining(", "));
    String rest = tags.size() > TAGS_SHOWN ? ", …" : ".";
    return problem.of(
        ErrorKind.NOT_FOUND, registry + " has no " + missing(), "Tags there: " + shown + rest);
  }

  private String missing() {
    return image
        .digest()
        .map(digest -> "manifest `" + digest + "`")
        .orElseGet(() -> "tag `" + image.tag().orElse("") + "`");
  }
}
