package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.net.URI;

/** Where a request goes: the resource's path is replaced by the backend's, all else is kept. */
final class BackendTarget {

  private BackendTarget() {}

  /** The address at the backend; path and query keep the bytes that the client sent. */
  static URI of(ProtectedServer server, URI request) {
    String below = request.getRawPath().substring(server.resource().path().length());
    return at(server, join(server.backend().getRawPath(), below) + query(request));
  }

  /**
   * An address at the same backend.
   *
   * @param pathAndQuery starts with a slash
   */
  static URI at(ProtectedServer server, String pathAndQuery) {
    URI backend = server.backend();
    return URI.create(backend.getScheme() + "://" + backend.getRawAuthority() + pathAndQuery);
  }

  private static String join(String base, String below) {
    String start = base.endsWith("/") && !below.isEmpty() ? chop(base) : base;
    String path = start + below;
    return path.isEmpty() ? "/" : path;
  }

  private static String chop(String path) {
    return path.substring(0, path.length() - 1);
  }

  private static String query(URI request) {
    return request.getRawQuery() == null ? "" : "?" + request.getRawQuery();
  }
}
