package darsena.image;

import java.util.Locale;

/**
 * An operating system, a processor architecture and its variant, in Go's words: {@code
 * linux/amd64}, {@code linux/arm64/v8}. The variant is empty where there is none.
 */
public record Platform(String os, String architecture, String variant) {

  /** Refuses an empty system or architecture, and characters that no platform has. */
  public Platform {
    if (!isWord(os) || !isWord(architecture) || !(variant.isEmpty() || isWord(variant))) {
      throw new IllegalArgumentException(
          "a platform has the form os/architecture[/variant], for example linux/arm64/v8");
    }
  }

  /** Reads {@code os/arch[/variant]}, or an architecture alone; known aliases are normalised. */
  public static Platform parse(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).split("/", -1);
    return switch (parts.length) {
      case 1 -> normalised("linux", parts[0], "");
      case 2 -> normalised(parts[0], parts[1], "");
      case 3 -> normalised(parts[0], parts[1], parts[2]);
      default -> throw new IllegalArgumentException("a platform has at most three parts");
    };
  }

  /** The platform of this process. */
  public static Platform host() {
    return normalised("linux", System.getProperty("os.arch", "amd64"), "");
  }

  /** The platform under the names that images use: x86_64 is amd64, aarch64 is arm64 (v8). */
  public static Platform normalised(String os, String architecture, String variant) {
    return switch (architecture) {
      case "x86_64", "x86-64", "amd64" ->
          new Platform(os, "amd64", variant.equals("v1") ? "" : variant);
      case "aarch64", "arm64" -> new Platform(os, "arm64", variant.equals("v8") ? "" : variant);
      case "armhf" -> new Platform(os, "arm", "v7");
      case "armel" -> new Platform(os, "arm", "v6");
      case "i386", "i686", "x86" -> new Platform(os, "386", "");
      default -> new Platform(os, architecture, variant);
    };
  }

  /** Whether an image for {@code offered} runs where this one was asked for. */
  public boolean accepts(Platform offered) {
    Platform other = normalised(offered.os, offered.architecture, offered.variant);
    return os.equals(other.os)
        && architecture.equals(other.architecture)
        && (variant.isEmpty() || variant.equals(other.variant));
  }

  /** Whether it names no variant, so that any processor of the architecture will do. */
  public boolean isPlain() {
    return variant.isEmpty();
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0));
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
