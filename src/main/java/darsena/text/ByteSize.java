package darsena.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes, in the words of docker. */
public final class ByteSize {
  private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final Pattern FORM =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?(?:([kmgtp])(?:i?b)?|b)?");

  private ByteSize() {}

  /** Powers of 1,000 in three digits, as in {@code images}: {@code 74.8MB}. */
  public static String decimal(long bytes) {
    return format(bytes, 1000, DECIMAL, 3);
  }

  /** Powers of 1,000 in four digits, as in the progress of a pull: {@code 28.23MB}. */
  public static String precise(long bytes) {
    return format(bytes, 1000, DECIMAL, 4);
  }

  /** Powers of 1,024 in four digits, as in {@code stats}: {@code 210.3MiB}. */
  public static String binary(long bytes) {
    return format(bytes, 1024, BINARY, 4);
  }

  /**
   * Reads {@code 512m}, {@code 1.5G}, {@code 64kb}, {@code 1GiB}, {@code 1048576}: powers of 1,024,
   * as in {@code --memory}. An {@link IllegalArgumentException} says what is wrong.
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a size is a number with b, k, m, g or t, such as 512m");
    }
    String unit = matcher.group(2);
    int power = unit == null ? 0 : 1 + "kmgtp".indexOf(unit);
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1024).pow(power));
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("a size of more bytes than a computer counts");
    }
    return bytes.longValue();
  }

  private static String format(long bytes, int base, String[] units, int digits) {
    BigDecimal value = BigDecimal.valueOf(bytes);
    BigDecimal step = BigDecimal.valueOf(base);
    int unit = 0;
    while (value.abs().compareTo(step) >= 0 && unit < units.length - 1) {
      value = value.divide(step, MathContext.DECIMAL64);
      unit++;
    }
    BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    // docker prints 999.9 kB in three digits as 1e+03kB; the next unit says it better.
    if (rounded.abs().compareTo(step) >= 0 && unit < units.length - 1) {
      rounded = BigDecimal.ONE;
      unit++;
    }
    return rounded.stripTrailingZeros().toPlainString() + units[unit];
  }
}
