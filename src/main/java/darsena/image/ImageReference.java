package darsena.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image as the distribution specification and docker write it: {@code
 * [host[:port]/]path[:tag][@digest]}. Held in its full form: {@code nginx} is registry {@code
 * docker.io}, repository {@code library/nginx}, tag {@code latest}.
 *
 * @param registry host and, where there is one, port
 * @param repository the path within the registry
 * @param tag empty only when there is a digest
 */
public record ImageReference(
    String registry, String repository, Optional<String> tag, Optional<Digest> digest) {
  /** The registry of a name that gives none. */
  public static final String DEFAULT_REGISTRY = "docker.io";

  /** The tag of a name that gives neither tag nor digest. */
  public static final String DEFAULT_TAG = "latest";

  /** The most characters that the repository's path may have. */
  public static final int LONGEST_REPOSITORY = 255;

  private static final String OFFICIAL = "library/";
  private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*+(?<!-))?+";
  private static final Pattern REGISTRY =
      Pattern.compile(
          "(?:" + LABEL + "(?:\\." + LABEL + ")*+|\\[[a-fA-F0-9:]++])(?::[0-9]{1,5}+)?+");
  private static final Pattern COMPONENT =
      Pattern.compile("[a-z0-9]++(?:(?:__|[._]|-++)[a-z0-9]++)*+");
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

  /** Refuses parts that the grammar of references does not allow. */
  public ImageReference {
    require(REGISTRY.matcher(registry).matches(), "malformed registry");
    require(isRepository(repository), "malformed repository");
    require(tag.isEmpty() || isTag(tag.get()), "malformed tag");
    require(tag.isPresent() || digest.isPresent(), "neither tag nor digest");
  }

  /**
   * Reads a reference as a person writes it, with docker's defaults for what is left out. Fails
   * with a {@link darsena.error.DarsenaException} of kind INVALID that says what is wrong.
   */
  public static ImageReference parse(String text) {
    return new ReferenceParser(text).parse();
  }

  /** The name of one manifest in this one's repository. */
  public ImageReference withDigest(Digest manifest) {
    return new ImageReference(registry, repository, Optional.empty(), Optional.of(manifest));
  }

  /** The same repository under another tag. */
  public ImageReference withTag(String other) {
    return new ImageReference(registry, repository, Optional.of(other), Optional.empty());
  }

  /** Registry and repository: {@code docker.io/library/nginx}. */
  public String name() {
    return registry + "/" + repository;
  }

  /** Registry and repository as docker shows them: {@code nginx}, {@code host:5000/web}. */
  public String familiarName() {
    if (!registry.equals(DEFAULT_REGISTRY)) {
      return name();
    }
    boolean official =
        repository.startsWith(OFFICIAL) && repository.indexOf('/', OFFICIAL.length()) < 0;
    return official ? repository.substring(OFFICIAL.length()) : repository;
  }

  /** The whole as docker shows it: {@code nginx:1.25}. */
  public String familiar() {
    return familiarName() + suffix();
  }

  /** The full form: {@code docker.io/library/nginx:1.25}. */
  @Override
  public String toString() {
    return name() + suffix();
  }

  private String suffix() {
    return tag.map(text -> ":" + text).orElse("") + digest.map(value -> "@" + value).orElse("");
  }

  static boolean isRegistry(String text) {
    return REGISTRY.matcher(text).matches();
  }

  static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  static boolean isComponent(String text) {
    return COMPONENT.matcher(text).matches();
  }

  private static boolean isRepository(String text) {
    return text.length() <= LONGEST_REPOSITORY
        && java.util.Arrays.stream(text.split("/", -1)).allMatch(ImageReference::isComponent);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem + " in an image reference");
    }
  }

  // Written out: see Digest.
  @Override
  public boolean equals(Object other) {
    return other instanceof ImageReference that
        && registry.equals(that.registry)
        && repository.equals(that.repository)
        && tag.equals(that.tag)
        && digest.equals(that.digest);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * repository.hashCode() + tag.hashCode()) + digest.hashCode();
  }
}
