package darsena.image;

import java.util.Optional;

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
}
