package darsena.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0B",
    "999, 999B",
    "1000, 1kB",
    "1234, 1.23kB",
    "74800000, 74.8MB",
    "999999, 1MB",
    "123456789, 123MB",
    "5000000000, 5GB",
    "9223372036854775807, 9.22EB"
  })
  void decimalHasThreeDigits(long bytes, String text) {
    assertThat(ByteSize.decimal(bytes)).isEqualTo(text);
  }

  @Test
  void preciseHasFour() {
    assertThat(ByteSize.precise(28_234_567)).isEqualTo("28.23MB");
  }

  @ParameterizedTest
  @CsvSource({"0, 0B", "1024, 1KiB", "1536, 1.5KiB", "220515533, 210.3MiB", "33285996544, 31GiB"})
  void binaryHasPowersOf1024(long bytes, String text) {
    assertThat(ByteSize.binary(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1048576, 1048576",
    "64b, 64",
    "512m, 536870912",
    "512M, 536870912",
    "512mb, 536870912",
    "1.5g, 1610612736",
    "1GiB, 1073741824",
    "2 k, 2048"
  })
  void readsSizesAsDockerDoes(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "-1m", "1x", "1 2", "0x10", "9999999999t"})
  void refusesWhatIsNoSize(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ByteSize.parse(text));
  }
}
