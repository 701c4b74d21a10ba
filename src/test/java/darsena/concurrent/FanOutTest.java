package darsena.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FanOutTest {
  @Test
  void resultsAreInTheOrderOfTheItems() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    assertThat(
            FanOut.map(
                List.of(1, 2),
                2,
                item -> {
                  if (item == 1) {
                    second.await();
                  } else {
                    second.countDown();
                  }
                  return item * 10;
                }))
        .containsExactly(10, 20);
  }

  @Test
  void noMoreThanTheWidthAreAtWork() throws Exception {
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier pair = new CyclicBarrier(2);
    FanOut.map(
        List.of(1, 2, 3, 4),
        2,
        item -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          try {
            pair.await();
          } catch (java.util.concurrent.BrokenBarrierException impossible) {
            throw new IOException(impossible);
          }
          atWork.decrementAndGet();
          return item;
        });
    assertThat(most).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void theFirstFailureEndsTheRest() {
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch waiting = new CountDownLatch(1);
    assertThatThrownBy(() ->
            FanOut.map(
                List.of("waits", "fails", "never"),
                2,
                item -> {
                  if (item.equals("fails")) {
                    waiting.await();
                    throw new IOException("first");
                  }
                  waiting.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException cancelled) {
                    interrupted.set(true);
                    throw new IOException("second", cancelled);
                  }
                  return item;
                }))
        .hasMessage("first");
    assertThat(interrupted).isTrue();
  }

  @Test
  void anInterruptOfTheCallerEndsAll() {
    Thread caller = Thread.currentThread();
    assertThatThrownBy(() ->
            FanOut.map(
                List.of(1, 2),
                2,
                item -> {
                  caller.interrupt();
                  new CountDownLatch(1).await();
                  return item;
                }))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
