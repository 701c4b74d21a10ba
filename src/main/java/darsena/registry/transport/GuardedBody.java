package darsena.registry.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A response's body as a stream with a watchdog: the client of the JDK bounds the time to the
 * headers only, so a body that stalls would be waited for without end.
 */
final class GuardedBody extends InputStream implements BodySubscriber<InputStream> {
  /** Pieces under way, each of 16 KiB at most. */
  private static final int WINDOW = 64;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private sealed interface Signal {}

  private record Piece(List<ByteBuffer> buffers) implements Signal {}

  private record End() implements Signal {}

  private record Failure(Throwable problem) implements Signal {}

  private final Duration stall;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
  private List<ByteBuffer> buffers = List.of();
  private int buffer;
  private boolean ended;
  private volatile boolean closed;

  GuardedBody(Duration stall) {
    this.stall = stall;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription offered) {
    if (closed || !subscription.compareAndSet(null, offered)) {
      offered.cancel();
      return;
    }
    offered.request(WINDOW);
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    signals.add(new Piece(piece));
  }

  @Override
  public void onError(Throwable problem) {
    signals.add(new Failure(problem));
  }

  @Override
  public void onComplete() {
    signals.add(new End());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    ByteBuffer current = current();
    while (!current.hasRemaining() && !ended) {
      advance();
      current = current();
    }
    if (ended) {
      return -1;
    }
    int count = Math.min(length, current.remaining());
    current.get(into, offset, count);
    return count;
  }

  private ByteBuffer current() {
    while (buffer < buffers.size() && !buffers.get(buffer).hasRemaining()) {
      buffer++;
    }
    return buffer < buffers.size() ? buffers.get(buffer) : NOTHING;
  }

  private void advance() throws IOException {
    switch (next()) {
      case Piece(List<ByteBuffer> piece) -> {
        buffers = piece;
        buffer = 0;
        requestOneMore();
      }
      case End() -> ended = true;
      case Failure(Throwable problem) ->
          throw new IOException("the connection broke: " + problem.getMessage(), problem);
    }
  }

  private Signal next() throws IOException {
    try {
      Signal signal = signals.poll(stall.toMillis(), TimeUnit.MILLISECONDS);
      if (signal == null) {
        close();
        throw new IOException("no data for " + stall.toSeconds() + " seconds");
      }
      return signal;
    } catch (InterruptedException cancelled) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void requestOneMore() {
    Flow.Subscription current = subscription.get();
    if (current != null) {
      current.request(1);
    }
  }

  @Override
  public void close() {
    closed = true;
    Flow.Subscription current = subscription.get();
    if (current != null) {
      current.cancel();
    }
  }
}
