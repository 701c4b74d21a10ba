package darsena.oci;

import java.util.Set;

/** The media types of image documents, of the OCI specification and of docker before it. */
public final class MediaTypes {
  public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";
  public static final String DOCKER_INDEX =
      "application/vnd.docker.distribution.manifest.list.v2+json";
  public static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";

  private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+";
  private static final Set<String> LAYERS =
      Set.of(
          "application/vnd.oci.image.layer.v1.tar",
          "application/vnd.oci.image.layer.v1.tar+gzip",
          "application/vnd.oci.image.layer.v1.tar+zstd",
          "application/vnd.oci.image.layer.nondistributable.v1.tar",
          "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
          "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
          "application/vnd.docker.image.rootfs.diff.tar",
          "application/vnd.docker.image.rootfs.diff.tar.gzip",
          "application/vnd.docker.image.rootfs.diff.tar.zstd",
          "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");

  private MediaTypes() {}

  /** What to ask a registry for, the preferred first. */
  public static String accepted() {
    return String.join(", ", INDEX, DOCKER_INDEX, MANIFEST, DOCKER_MANIFEST);
  }

  static boolean isManifest(String type) {
    return type.equals(MANIFEST) || type.equals(DOCKER_MANIFEST);
  }

  static boolean isIndex(String type) {
    return type.equals(INDEX) || type.equals(DOCKER_INDEX);
  }

  static boolean isConfig(String type) {
    return type.equals(CONFIG) || type.equals(DOCKER_CONFIG);
  }

  static boolean isLayer(String type) {
    return LAYERS.contains(type);
  }

  static boolean isSchema1(String type) {
    return type.startsWith(SCHEMA_1);
  }
}
