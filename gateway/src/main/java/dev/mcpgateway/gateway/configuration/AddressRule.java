package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.PlainPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** What an address must look like, each kind of address as far as its specification goes. */
enum AddressRule {
  /** An identifier that clients call. */
  RESOURCE("https://mcp.example.com/mcp"),
  /** Where the protected server listens; usually in a private network, so http will do. */
  BACKEND("http://localhost:3002/mcp"),
  /** An issuer identifier; some end with a slash, which is part of them. */
  ISSUER("https://login.example.com"),
  /** Where keys are. */
  KEYS("https://login.example.com/keys"),
  /** Where the issuer is asked about a token. */
  INTROSPECTION("https://login.example.com/introspect"),
  /** A page for people. */
  PAGE("https://docs.example.com/mcp");

  private final String example;

  AddressRule(String example) {
    this.example = example;
  }

  /**
   * What is expected instead of the address; empty if it is good.
   *
   * @param plainHttp where plain http is good enough
   */
  Optional<String> violation(String address, PlainHttpHosts plainHttp) {
    try {
      URI uri = new URI(address);
      return shape(uri).or(() -> path(uri)).or(() -> transport(uri, plainHttp));
    } catch (URISyntaxException _) {
      return Optional.of(plainly());
    }
  }

  /** What such an address looks like. */
  String plainly() {
    return "an absolute http or https URL, such as " + example;
  }

  private Optional<String> shape(URI uri) {
    if (uri.getScheme() == null || !uri.getScheme().matches("(?i)https?")) {
      return Optional.of(plainly());
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("a URL without user name and password");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
      return Optional.of(plainly());
    }
    if (this != PAGE && uri.getRawFragment() != null) {
      return Optional.of("a URL without a fragment (#…)");
    }
    if (!isMereAddress() && uri.getRawQuery() != null) {
      return Optional.of("a URL without a query (?…)");
    }
    return Optional.empty();
  }

  /** Whether it is only called, and never compared with anything. */
  private boolean isMereAddress() {
    return this == PAGE || this == KEYS || this == INTROSPECTION;
  }

  private Optional<String> path(URI uri) {
    String path = uri.getRawPath();
    if (this == RESOURCE && path.endsWith("/")) {
      return Optional.of("a URL without a slash at the end");
    }
    if (this == RESOURCE && (path + "/").startsWith("/.well-known/")) {
      return Optional.of("a path that does not begin with /.well-known, which is for metadata");
    }
    if (this != RESOURCE && this != BACKEND) {
      return Optional.empty();
    }
    return PlainPath.violation(path).map(each -> "a path in its plain form: " + each);
  }

  private Optional<String> transport(URI uri, PlainHttpHosts plainHttp) {
    return this == BACKEND || this == PAGE || plainHttp.permits(uri)
        ? Optional.empty()
        : Optional.of(
            "https, since the host is not loopback; for a private network,"
                + " mcp.gateway.insecure-http-hosts may list "
                + uri.getHost().toLowerCase(Locale.ROOT));
  }
}
