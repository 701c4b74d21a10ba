package darsena;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the embedded image on loopback, so that a rehearsed pull goes through the HTTP client. */
final class RehearsalRegistry implements AutoCloseable {
  private static final String SAMPLE = "/darsena/sample/";
  private static final Pattern BLOB = Pattern.compile("/v2/lanterna/blobs/sha256:([0-9a-f]{64})");
  private static final Pattern DIGEST =
      Pattern.compile("\"mediaType\":\"([^\"]+)\",\"digest\":\"sha256:([0-9a-f]{64})\"");

  private final HttpServer server;

  RehearsalRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v2/", RehearsalRegistry::answer);
    server.start();
  }

  /** What to pull. */
  String image() {
    return "127.0.0.1:" + server.getAddress().getPort() + "/lanterna";
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Matcher blob = BLOB.matcher(path);
      if (blob.matches()) {
        send(exchange, "application/octet-stream", content("blobs/sha256/" + blob.group(1)));
      } else if (path.startsWith("/v2/lanterna/manifests/")) {
        Matcher manifest =
            DIGEST.matcher(new String(content("index.json"), StandardCharsets.UTF_8));
        if (manifest.find()) {
          exchange.getResponseHeaders().set("Docker-Content-Digest", "sha256:" + manifest.group(2));
          send(exchange, manifest.group(1), content("blobs/sha256/" + manifest.group(2)));
        }
      } else {
        send(exchange, "application/json", new byte[] {'{', '}'});
      }
    }
  }

  private static byte[] content(String name) throws IOException {
    try (InputStream resource = RehearsalRegistry.class.getResourceAsStream(SAMPLE + name)) {
      return resource == null ? new byte[0] : resource.readAllBytes();
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
