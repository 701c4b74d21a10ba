package darsena.image;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one reference from left to right, by the rules of docker's {@code distribution/reference}:
 * what stands before the first slash is a registry only if it could not be a path component.
 */
final class ReferenceParser {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
  private static final int LONGEST_TEXT = 1_024;

  private final String text;

  ReferenceParser(String text) {
    this.text = text;
  }

  ImageReference parse() {
    refuseWhatIsNoName();
    int at = text.indexOf('@');
    Optional<Digest> digest = at < 0 ? Optional.empty() : Optional.of(digest(at + 1));
    String named = at < 0 ? text : text.substring(0, at);
    String registry = registry(named);
    String path = registry.isEmpty() ? named : named.substring(registry.length() + 1);
    int colon = path.indexOf(':');
    Optional<String> tag = colon < 0 ? Optional.empty() : Optional.of(tag(path, colon + 1));
    String repository = repository(colon < 0 ? path : path.substring(0, colon));
    if (tag.isEmpty() && digest.isEmpty()) {
      tag = Optional.of(ImageReference.DEFAULT_TAG);
    }
    return canonical(registry, repository, tag, digest);
  }

  private void refuseWhatIsNoName() {
    if (text.isEmpty()) {
      throw problem("it is empty", "Name an image, for example `nginx:1.25`.");
    }
    if (text.length() > LONGEST_TEXT) {
      String beginning = text.substring(0, 60) + "…";
      throw new DarsenaException(
          ErrorKind.INVALID,
          "invalid reference `" + beginning + "`: it has " + text.length() + " characters",
          "A repository has at most " + ImageReference.LONGEST_REPOSITORY + ".");
    }
    int scheme = text.indexOf("://");
    if (scheme >= 0) {
      String rest = text.substring(scheme + 3);
      throw problem("it has a scheme", rest.isEmpty() ? "" : "Write `" + rest + "`.");
    }
    if (IDENTIFIER.matcher(text).matches()) {
      throw problem("64 hexadecimal digits are an image's id, not a name", "");
    }
  }

  /** The registry as written, or empty. */
  private String registry(String named) {
    int slash = named.indexOf('/');
    if (slash < 0) {
      return "";
    }
    String first = named.substring(0, slash);
    boolean couldBeAComponent =
        !first.contains(".")
            && !first.contains(":")
            && !first.equals("localhost")
            && first.equals(lower(first));
    if (couldBeAComponent) {
      return "";
    }
    if (!ImageReference.isRegistry(first)) {
      throw problem(
          "`" + first + "` is not a registry's host", "A registry is `host` or `host:port`.");
    }
    return first;
  }

  private String repository(String path) {
    if (path.isEmpty()) {
      throw problem("it names no repository", "Write `name:tag`, for example `nginx:1.25`.");
    }
    if (path.length() > ImageReference.LONGEST_REPOSITORY) {
      throw problem("the repository has " + path.length() + " characters", "255 are the most.");
    }
    if (!path.equals(lower(path))) {
      throw problem(
          "repository name `" + path + "` must be lowercase", "Write `" + lower(path) + "`.");
    }
    for (String component : path.split("/", -1)) {
      refuseBadComponent(component);
    }
    return path;
  }

  private void refuseBadComponent(String component) {
    if (component.isEmpty()) {
      throw problem("a slash has nothing beside it", "");
    }
    if (!ImageReference.isComponent(component)) {
      throw problem(
          "`" + component + "` is not a part of a repository's name",
          "Parts are of a-z and 0-9, with single dots, one or two underscores, or dashes between.");
    }
  }

  private String tag(String path, int start) {
    String tag = path.substring(start);
    if (tag.isEmpty()) {
      throw problem("nothing follows the colon", "Give a tag, or leave the colon out.");
    }
    if (tag.contains("/")) {
      throw problem("a slash follows the tag", "The tag comes last: `host:port/name:tag`.");
    }
    if (!ImageReference.isTag(tag)) {
      throw problem(
          "`" + tag + "` is not a tag",
          "A tag is of letters, digits, `_`, `.` and `-`, begins with none of the last two, and has"
              + " at most 128 characters.");
    }
    return tag;
  }

  private Digest digest(int start) {
    String written = text.substring(start);
    try {
      return Digest.parse(written);
    } catch (IllegalArgumentException malformed) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "invalid reference `" + text + "`: `" + written + "` is not a digest",
          "A digest is `sha256:` and 64 hexadecimal digits in lower case.",
          malformed);
    }
  }

  private ImageReference canonical(
      String written, String path, Optional<String> tag, Optional<Digest> digest) {
    boolean hub =
        written.isEmpty()
            || written.equals("index.docker.io")
            || written.equals(ImageReference.DEFAULT_REGISTRY);
    String registry = hub ? ImageReference.DEFAULT_REGISTRY : written;
    String repository = hub && path.indexOf('/') < 0 ? "library/" + path : path;
    if (repository.length() > ImageReference.LONGEST_REPOSITORY) {
      throw problem(
          "the repository has " + repository.length() + " characters", "255 are the most.");
    }
    return new ImageReference(registry, repository, tag, digest);
  }

  private DarsenaException problem(String reason, String remedy) {
    return new DarsenaException(
        ErrorKind.INVALID, "invalid reference `" + text + "`: " + reason, remedy);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
