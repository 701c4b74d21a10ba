package darsena.registry.transport;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param form what is posted, as a web form; a request without is a GET
 */
public record Call(URI address, Map<String, String> headers, Optional<String> form) {

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(URI address) {
    return new Call(address, Map.of(), Optional.empty());
  }

  public Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(address, more, form);
  }

  Call to(URI other) {
    return new Call(other, headers, form);
  }
}
