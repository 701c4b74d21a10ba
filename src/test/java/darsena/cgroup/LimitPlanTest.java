package darsena.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.Limits;
import darsena.container.limit.BlockLimits;
import darsena.container.limit.CpuTuning;
import darsena.container.limit.DeviceRate;
import darsena.container.limit.MemoryTuning;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LimitPlanTest {
  private static final long MIB = 1 << 20;
  private static final Limits FINE =
      new Limits(
          64 * MIB,
          0,
          0,
          100,
          new MemoryTuning(96 * MIB, 32 * MIB, 10, true),
          new CpuTuning(50_000, 25_000, "0-1", "0"),
          new BlockLimits(
              300, List.of(new DeviceRate(DeviceRate.Kind.WRITE_BYTES, 8, 16, 1_000_000))));

  private static List<String> told(List<LimitWrite> writes) {
    return writes.stream()
        .map(write ->
            write.ways().stream()
                .map(way -> way.file() + "=" + way.value())
                .collect(Collectors.joining(" or ")))
        .toList();
  }

  @Test
  void everyLimitInTheWordsOfVersionTwo() {
    assertThat(told(LimitPlan.unified(Limits.unlimited(), FINE)))
        .containsExactly(
            "memory.max=67108864",
            "memory.swap.max=33554432",
            "memory.low=33554432",
            "memory.swappiness=",
            "memory.oom_control=",
            "cpu.max=25000 50000",
            "cpuset.cpus=0-1",
            "cpuset.mems=0",
            "pids.max=100",
            "io.bfq.weight=300 or io.weight=2930",
            "io.max=8:16 wbps=1000000");
  }

  @Test
  void everyLimitInTheWordsOfVersionOne() {
    assertThat(told(LimitPlan.legacy(Limits.unlimited(), FINE)))
        .containsExactly(
            "memory.limit_in_bytes=67108864",
            "memory.memsw.limit_in_bytes=100663296",
            "memory.soft_limit_in_bytes=33554432",
            "memory.swappiness=10",
            "memory.oom_control=1",
            "cpu.cfs_period_us=50000",
            "cpu.cfs_quota_us=25000",
            "cpuset.cpus=0-1",
            "cpuset.mems=0",
            "pids.max=100",
            "blkio.bfq.weight=300 or blkio.weight=300",
            "blkio.throttle.write_bps_device=8:16 1000000");
  }

  @Test
  void onlyWhatChangesIsWrittenAndALimitCanGo() {
    Limits more = new Limits(128 * MIB, 500_000_000, 0, -1);
    assertThat(told(LimitPlan.unified(more, more))).isEmpty();
    assertThat(told(LimitPlan.unified(more, Limits.unlimited())))
        .containsExactly("memory.max=max", "memory.swap.max=max", "cpu.max=max 100000");
    assertThat(told(LimitPlan.legacy(more, Limits.unlimited())))
        .containsExactly(
            "memory.limit_in_bytes=-1",
            "memory.memsw.limit_in_bytes=-1",
            "cpu.cfs_period_us=100000",
            "cpu.cfs_quota_us=-1");
  }

  @Test
  void swapMayBeAnyAmountOrNone() {
    Limits any = swap(-1);
    Limits none = swap(64 * MIB);
    assertThat(told(LimitPlan.unified(Limits.unlimited(), any))).contains("memory.swap.max=max");
    assertThat(told(LimitPlan.unified(Limits.unlimited(), none))).contains("memory.swap.max=0");
    assertThat(told(LimitPlan.legacy(Limits.unlimited(), any)))
        .contains("memory.memsw.limit_in_bytes=-1");
    assertThatThrownBy(() -> swap(63 * MIB)).hasMessageContaining("cannot be below");
  }

  private static Limits swap(long withSwap) {
    return new Limits(
        64 * MIB,
        0,
        0,
        -1,
        new MemoryTuning(withSwap, 0, -1, false),
        CpuTuning.none(),
        BlockLimits.none());
  }
}
