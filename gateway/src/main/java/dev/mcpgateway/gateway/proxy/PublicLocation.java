package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Translates a backend's {@code Location} to the public path, as frameworks that redirect {@code
 * /mcp} to {@code /mcp/} need it. One that leads out of the backend's own path is never shown: it
 * would name internal addresses, and a client would take its token there.
 */
final class PublicLocation {

  private PublicLocation() {}

  /** Sets the translated header; refuses a redirect that cannot be translated. */
  static void copy(ProtectedServer server, URI target, Answer answer, HttpHeaders to) {
    String location = answer.headers().get(HttpHeaders.LOCATION);
    if (location == null) {
      return;
    }
    Optional<String> translated = translate(server, target, location);
    if (translated.isEmpty() && answer.status() / 100 == 3) {
      throw new RefusedException(
          new Refusal.BackendUnavailable("it redirects to an address that is not below its own"));
    }
    translated.ifPresent(each -> to.set(HttpHeaders.LOCATION, each));
  }

  /** The public path for an address at the backend, if there is one. */
  static Optional<String> translate(ProtectedServer server, URI target, String location) {
    URI absolute = resolve(target, location);
    URI backend = server.backend();
    if (absolute == null || !sameOrigin(absolute, backend)) {
      return Optional.empty();
    }
    String base = withoutSlash(backend.getRawPath());
    String path = absolute.normalize().getRawPath();
    if (!path.startsWith(base) || !isBelow(path.substring(base.length()))) {
      return Optional.empty();
    }
    String query = absolute.getRawQuery() == null ? "" : "?" + absolute.getRawQuery();
    return Optional.of(server.resource().path() + path.substring(base.length()) + query);
  }

  private static @Nullable URI resolve(URI target, String location) {
    try {
      return target.resolve(new URI(location));
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean sameOrigin(URI one, URI other) {
    return other.getScheme().equalsIgnoreCase(one.getScheme())
        && other.getHost().equalsIgnoreCase(one.getHost())
        && port(other) == port(one);
  }

  private static int port(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static boolean isBelow(String rest) {
    return rest.isEmpty() || rest.startsWith("/");
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
