package darsena.engine.explore.compact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactTest {

  @Test
  void equalStringsHaveOneNumber() {
    BytePool pool = new BytePool();
    for (int round = 0; round < 2; round++) {
      for (int number = 0; number < 5_000; number++) {
        assertThat(pool.intern(("name" + number).getBytes(UTF_8))).isEqualTo(number);
      }
    }
    pool.freeze();
    assertThat(pool.bytes(4_321)).isEqualTo("name4321".getBytes(UTF_8));
    assertThat(pool.compare(2, 10)).isPositive();
  }

  @Test
  void sortingIsStableAndKeepsToItsRange() {
    int[] values = new Random(7).ints(10_000, 0, 1_000_000).toArray();
    int[] expected = values.clone();
    Arrays.sort(expected, 10, 9_990);
    new MergeSort(Integer::compare).sort(values, 10, 9_990);
    assertThat(values).isEqualTo(expected);

    int[] pairs = {31, 12, 30, 11, 10, 32};
    new MergeSort((a, b) -> Integer.compare(a / 10, b / 10)).sort(pairs, 0, pairs.length);
    assertThat(pairs).containsExactly(12, 11, 10, 31, 30, 32);
  }

  @Test
  void listsGrow() {
    IntList list = new IntList();
    LongList longs = new LongList();
    for (int value = 0; value < 1_000; value++) {
      list.add(value);
      longs.add(-value);
    }
    assertThat(list.removeLast()).isEqualTo(999);
    assertThat(list.toArray()).hasSize(999).endsWith(998);
    assertThat(longs.sorted()).startsWith(-999L).hasSize(1_000);
  }
}
