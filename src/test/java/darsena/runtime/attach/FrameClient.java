package darsena.runtime.attach;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An attach client made of nothing but the protocol in docs/helper.md. */
final class FrameClient implements AutoCloseable {
  static final int STDOUT = 1;
  static final int STDERR = 2;
  static final int STDIN = 4;

  /** One frame of the monitor. */
  record Frame(char type, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.ISO_8859_1);
    }

    int number() {
      return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
  }

  private final SocketChannel channel;
  private final DataInputStream input;

  private FrameClient(SocketChannel channel) {
    this.channel = channel;
    InputStream stream = Channels.newInputStream(channel);
    this.input = new DataInputStream(stream);
  }

  static FrameClient connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return new FrameClient(channel);
  }

  FrameClient send(char type, byte... payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(5 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.put((byte) type).putInt(payload.length).put(payload).flip();
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
    return this;
  }

  FrameClient type(String text) throws IOException {
    return send('I', text.getBytes(StandardCharsets.UTF_8));
  }

  Frame next() throws IOException {
    char type = (char) input.readUnsignedByte();
    byte[] payload = new byte[Integer.reverseBytes(input.readInt())];
    input.readFully(payload);
    return new Frame(type, payload);
  }

  /** Output up to and with this text. */
  String readUntil(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(text) < 0) {
      Frame frame = next();
      if (frame.type() == 'X') {
        throw new AssertionError("ended with " + frame.number() + " after: " + read);
      }
      read.append(frame.type() == 'H' ? "" : frame.text());
    }
    return read.toString();
  }

  /** The exit status; what comes before is dropped. */
  int readExit() throws IOException {
    Frame frame = next();
    while (frame.type() != 'X') {
      frame = next();
    }
    return frame.number();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
