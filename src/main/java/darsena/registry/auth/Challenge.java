package darsena.registry.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a server wants to see before it answers: one challenge of a WWW-Authenticate header, RFC
 * 9110, section 11.
 *
 * @param scheme in lower case
 * @param parameters their names in lower case
 */
public record Challenge(String scheme, Map<String, String> parameters) {

  public Challenge {
    parameters = Map.copyOf(parameters);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** All challenges of a header, which may be several with commas between. */
  public static List<Challenge> parse(String header) {
    return new Reader(header).challenges();
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Challenge> challenges() {
      List<Challenge> found = new ArrayList<>();
      String scheme = "";
      Map<String, String> parameters = new HashMap<>();
      skipSeparators();
      while (at < text.length()) {
        String word = token();
        if (word.isEmpty()) {
          at++;
        } else if (peek() == '=') {
          at++;
          parameters.putIfAbsent(word, value());
        } else {
          add(found, scheme, parameters);
          scheme = word;
          parameters = new HashMap<>();
        }
        skipSeparators();
      }
      add(found, scheme, parameters);
      return found;
    }

    private static void add(List<Challenge> found, String scheme, Map<String, String> parameters) {
      if (!scheme.isEmpty()) {
        found.add(new Challenge(scheme, parameters));
      }
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSeparators() {
      while (peek() == ' ' || peek() == ',' || peek() == '\t') {
        at++;
      }
    }

    private String token() {
      int start = at;
      while (at < text.length() && " ,\t=\"".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private String value() {
      if (peek() != '"') {
        int start = at;
        while (at < text.length() && " ,\t".indexOf(text.charAt(at)) < 0) {
          at++;
        }
        return text.substring(start, at);
      }
      at++;
      StringBuilder value = new StringBuilder();
      while (at < text.length() && text.charAt(at) != '"') {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at++));
      }
      at++;
      return value.toString();
    }
  }
}
