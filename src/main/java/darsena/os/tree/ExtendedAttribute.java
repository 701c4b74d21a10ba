package darsena.os.tree;

import java.util.Arrays;

/** An extended attribute of a file: a full name such as {@code security.capability}, and bytes. */
public record ExtendedAttribute(String name, byte[] value) {

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtendedAttribute that
        && name.equals(that.name)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(value);
  }
}
