package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.container.isolation.NameResolution;
import java.util.regex.Pattern;

/** Reads {@code --dns}, {@code --dns-search}, {@code --dns-option} and {@code --add-host}. */
final class NameFlags {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern ADDRESS =
      Pattern.compile(
          OCTET + "(\\." + OCTET + "){3}|(?=.*:)[0-9A-Fa-f:]{2,39}(%[A-Za-z0-9_.-]{1,15})?");
  private static final Pattern DOMAIN = Pattern.compile("\\.|[A-Za-z0-9_.-]{1,255}");
  private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9-]+(:\\d+)?");

  private NameFlags() {}

  static Syntax declare(Syntax syntax) {
    return syntax
        .section("Names")
        .value("--domainname", "NAME", "Its NIS domain name")
        .list("--add-host", "NAME:ADDRESS", "A line of its /etc/hosts")
        .list("--dns", "ADDRESS", "Name server, instead of the host's")
        .list("--dns-search", "DOMAIN", "Domain to look in; `.` for none")
        .list("--dns-option, --dns-opt", "OPTION", "Option of its /etc/resolv.conf");
  }

  static NameResolution of(Arguments arguments) {
    return new NameResolution(
        arguments.readAll("dns", NameFlags::server),
        arguments.readAll("dns-search", NameFlags::domain),
        arguments.readAll("dns-option", NameFlags::option),
        arguments.readAll("add-host", NameFlags::host));
  }

  private static String server(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is not an ip address");
    }
    return text;
  }

  private static String domain(String text) {
    if (!DOMAIN.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is not a valid domain");
    }
    return text;
  }

  private static String option(String text) {
    if (!OPTION.matcher(text).matches()) {
      throw new IllegalArgumentException("an option is a word, or a word with a number: ndots:2");
    }
    return text;
  }

  /** {@code NAME:ADDRESS} or {@code NAME=ADDRESS}, the address in brackets or not. */
  private static String host(String text) {
    int equals = text.indexOf('=');
    int end = equals >= 0 ? equals : text.indexOf(':');
    if (end <= 0 || !text.substring(0, end).matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException("bad format for add-host: it takes NAME:ADDRESS");
    }
    String address = text.substring(end + 1);
    if (address.equals("host-gateway")) {
      throw new IllegalArgumentException("no address of the host can be reached from a container");
    }
    String bare =
        address.startsWith("[") && address.endsWith("]")
            ? address.substring(1, address.length() - 1)
            : address;
    if (!ADDRESS.matcher(bare).matches()) {
      throw new IllegalArgumentException("invalid IP address in add-host: " + address);
    }
    return text.substring(0, end) + ":" + bare;
  }
}
