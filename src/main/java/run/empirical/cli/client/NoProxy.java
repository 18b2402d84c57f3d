package run.empirical.cli.client;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are reached without a proxy: what curl accepts, and also ports and {@code *.} as
 * Go's programs do.
 *
 * @param list the value of {@code NO_PROXY}, entries separated by commas
 */
record NoProxy(String list) {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

  boolean covers(ApiUrl url) {
    String host = withoutBrackets(url.host().toLowerCase(Locale.ROOT));
    byte[] address = address(host);
    for (String entry : list.split(",", -1)) {
      String pattern = withoutPort(entry.strip().toLowerCase(Locale.ROOT), ":" + url.port());
      if (pattern.equals("*")
          || (address == null ? isDomainOf(pattern, host) : isRangeOf(pattern, address))) {
        return true;
      }
    }
    return false;
  }

  private static String withoutPort(String entry, String port) {
    boolean isIpv6 = entry.indexOf(':') != entry.lastIndexOf(':') && !entry.startsWith("[");
    return entry.endsWith(port) && !isIpv6
        ? entry.substring(0, entry.length() - port.length())
        : entry;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether the host is in the domain, which may be written with dots around it. */
  private static boolean isDomainOf(String pattern, String host) {
    String domain = pattern.replaceFirst("^\\*?\\.", "").replaceFirst("\\.$", "");
    return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
  }

  /** Whether the address is in the range, such as {@code 10.0.0.0/8}, or equal to it. */
  private static boolean isRangeOf(String pattern, byte[] address) {
    int slash = pattern.indexOf('/');
    byte[] start = address(withoutBrackets(slash < 0 ? pattern : pattern.substring(0, slash)));
    if (start == null || start.length != address.length) {
      return false;
    }
    String bits = slash < 0 ? String.valueOf(address.length * 8) : pattern.substring(slash + 1);
    int ignored = bits.matches("\\d{1,3}") ? address.length * 8 - Integer.parseInt(bits) : -1;
    return ignored >= 0
        && new BigInteger(1, start)
            .shiftRight(ignored)
            .equals(new BigInteger(1, address).shiftRight(ignored));
  }

  /** The bytes of an IP address; null for a name, which is never resolved here. */
  private static byte @Nullable [] address(String text) {
    if (!text.contains(":") && !IPV4.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text.contains(":") ? "[" + text + "]" : text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
