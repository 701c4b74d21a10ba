package darsena.registry;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param form what is posted, as a web form; a request without is a GET
 */
record Call(URI address, Map<String, String> headers, Optional<String> form) {

  Call {
    headers = Map.copyOf(headers);
  }

  static Call get(URI address) {
    return new Call(address, Map.of(), Optional.empty());
  }

  Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(address, more, form);
  }

  Call to(URI other) {
    return new Call(other, headers, form);
  }
}
