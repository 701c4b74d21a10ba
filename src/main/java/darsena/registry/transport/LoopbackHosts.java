package darsena.registry.transport;

import java.util.regex.Pattern;

/** The names by which a host calls itself; told by their form, no resolver is asked. */
public final class LoopbackHosts {
  private static final Pattern IPV4 = Pattern.compile("127(?:\\.\\d{1,3}){3}");

  private LoopbackHosts() {}

  public static boolean contains(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.equals("::1")
        || IPV4.matcher(host).matches();
  }
}
