package darsena.engine.local.files;

import darsena.layer.stream.ChunkPipe;
import darsena.layer.tar.TarWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;

/** An archive that one thread writes while another reads it. */
final class ArchivePipe implements Closeable {
  private final ChunkPipe pipe = new ChunkPipe();
  private final Thread writer;

  /** What writes the entries; the end is added. */
  interface Filling {
    void into(TarWriter tar) throws IOException;
  }

  ArchivePipe(Filling filling) {
    writer = Thread.ofPlatform().name("archiving").start(() -> write(filling));
  }

  private void write(Filling filling) {
    Optional<IOException> failure = Optional.empty();
    try (TarWriter tar = new TarWriter(new Chunks())) {
      filling.into(tar);
    } catch (IOException problem) {
      failure = Optional.of(problem);
    } catch (RuntimeException fault) {
      failure = Optional.of(new IOException(fault));
    } finally {
      pipe.finish(failure);
    }
  }

  InputStream reader() {
    return pipe.reader();
  }

  /** Returns when nothing is read any more. */
  @Override
  public void close() throws IOException {
    pipe.abandon();
    try {
      writer.join();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("cancelled");
    }
  }

  /** Gathers what is written into the pipe's pieces. */
  private final class Chunks extends OutputStream {
    private Optional<byte[]> buffer = Optional.empty();
    private int filled;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        byte[] target = buffer();
        int piece = Math.min(length - done, target.length - filled);
        System.arraycopy(bytes, offset + done, target, filled, piece);
        filled += piece;
        done += piece;
        if (filled == target.length) {
          send();
        }
      }
    }

    private byte[] buffer() throws IOException {
      if (buffer.isEmpty()) {
        buffer = pipe.buffer();
      }
      return buffer.orElseThrow(() -> new IOException("the copy was given up"));
    }

    private void send() {
      buffer.ifPresent(full -> pipe.send(full, filled));
      buffer = Optional.empty();
      filled = 0;
    }

    @Override
    public void close() {
      send();
    }
  }
}
