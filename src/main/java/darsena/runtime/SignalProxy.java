package darsena.runtime;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes signals to this process on to a session's program, and gives them back their old meaning
 * when closed. Those that a terminal sends reach the client too, which leaves them to us.
 */
final class SignalProxy implements AutoCloseable {
  // QUIT and USR1 belong to the virtual machine.
  private static final List<String> PASSED_ON = List.of("HUP", "INT", "TERM", "USR2");

  private final List<SignalHook> hooks = new ArrayList<>();

  private SignalProxy() {}

  static SignalProxy none() {
    return new SignalProxy();
  }

  static SignalProxy to(Path socket) {
    SignalProxy proxy = new SignalProxy();
    for (String name : PASSED_ON) {
      proxy.hooks.add(SignalHook.install(name, number -> send(socket, number)));
    }
    return proxy;
  }

  @Override
  public void close() {
    hooks.forEach(SignalHook::close);
    hooks.clear();
  }

  private static void send(Path socket, int number) {
    ByteBuffer frame = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
    frame.put((byte) 'S').putInt(1).put((byte) number).flip();
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      while (frame.hasRemaining()) {
        channel.write(frame);
      }
    } catch (IOException e) {
      // The session has just ended: there is nobody to tell any more.
    }
  }
}
