package darsena.registry.transport;

import darsena.io.BoundedBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What came back for a request.
 *
 * @param from who answered, after redirects
 */
public record Answer(Origin from, int status, HttpHeaders headers, InputStream body)
    implements Closeable {
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public OptionalLong contentLength() {
    try {
      return headers.firstValueAsLong("Content-Length");
    } catch (NumberFormatException nonsense) {
      return OptionalLong.empty();
    }
  }

  /** The media type without its parameters. */
  public String contentType() {
    String type = header("Content-Type");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
  }

  /** Whether the same request may well succeed later. */
  public boolean isPassingFailure() {
    return PASSING.contains(status);
  }

  /** What Retry-After says, in seconds or as a date. */
  public Optional<Duration> retryAfter() {
    String value = header("Retry-After").strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (value.chars().allMatch(Character::isDigit)) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      ZonedDateTime due = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration pause = Duration.between(ZonedDateTime.now(due.getZone()), due);
      return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    } catch (DateTimeException | NumberFormatException nonsense) {
      return Optional.empty();
    }
  }

  public byte[] document(int limit) throws IOException {
    try (this) {
      return BoundedBytes.read(body, limit);
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
