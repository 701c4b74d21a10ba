package darsena.container;

import darsena.io.Entropy;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The 64 hexadecimal digits that name a container for ever. */
public record ContainerId(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but 64 lower-case hexadecimal digits. */
  public ContainerId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a container id has 64 hexadecimal digits");
    }
  }

  /** A new one, at random. */
  public static ContainerId random() {
    return new ContainerId(HexFormat.of().formatHex(Entropy.bytes(32)));
  }

  /** The first twelve digits, as docker shows ids. */
  public String abbreviated() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }
}
