package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.exchange.TraceParent;
import dev.mcpgateway.gateway.session.SessionIds;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Decides which headers of a request reach the backend: all but those that carry a credential, say
 * who the caller is, or concern one connection.
 *
 * <p>A backend trusts what comes from the gateway, and every identity proxy has header names of its
 * own. So a name is judged by its words: {@code X-Auth-Request-Email}, {@code Remote-User} and
 * {@code Cf-Access-Jwt-Assertion} are caught without being listed. Names with other characters than
 * letters, digits and hyphens are not forwarded either: CGI, WSGI and PHP read {@code
 * X_Forwarded_User} as {@code X-Forwarded-User}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110 7.6.1</a>
 */
final class RequestHeaders {

  /** Asked first: what every client sends needs no look at its words. */
  private static final Set<String> FORWARDED =
      Set.of(
          "accept",
          "accept-language",
          "cache-control",
          "content-type",
          "last-event-id",
          "user-agent");

  /** Hop by hop, credentials, what browsers add, and what we set ourselves. */
  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "cookie",
          "cookie2",
          "expect",
          "from",
          "host",
          "http2-settings",
          "keep-alive",
          "origin",
          "referer",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  /** A name with one of these words says who calls, or where from, or overrides the request. */
  private static final Set<String> WORDS =
      Set.of(
          "access",
          "account",
          "actor",
          "assertion",
          "auth",
          "authenticated",
          "authentication",
          "authorisation",
          "authorization",
          "bearer",
          "cert",
          "certificate",
          "claim",
          "claims",
          "client",
          "clientip",
          "consumer",
          "cookie",
          "credential",
          "credentials",
          "dn",
          "dpop",
          "email",
          "forwarded",
          "group",
          "groups",
          "identity",
          "impersonate",
          "ip",
          "jwt",
          "login",
          "mail",
          "oauth",
          "oauth2",
          "oidc",
          "original",
          "override",
          "permission",
          "permissions",
          "principal",
          "proxy",
          "proxyuser",
          "remote",
          "rewrite",
          "role",
          "roles",
          "saml",
          "scope",
          "scopes",
          "sec",
          "sso",
          "ssl",
          "sub",
          "subject",
          "tls",
          "token",
          "uid",
          "user",
          "userid",
          "username",
          "webauth");

  /** Opened, not copied: what the client holds says nothing to the backend. */
  private static final String SESSION = SessionIds.HEADER.toLowerCase(Locale.ROOT);

  private RequestHeaders() {}

  /** Whether the header may pass, given the options that {@code Connection} names. */
  static boolean pass(String name, List<String> connectionOptions) {
    String lower = name.toLowerCase(Locale.ROOT);
    return passes(lower) && !connectionOptions.contains(lower);
  }

  /** The header names that {@code Connection} declares to be for one connection, in lower case. */
  static List<String> connectionOptions(HttpHeaders headers) {
    return headers.getValuesAsList(HttpHeaders.CONNECTION).stream()
        .map(each -> each.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Copies what may pass. */
  static void copy(HttpHeaders from, io.netty.handler.codec.http.HttpHeaders to) {
    // the client's defaults for headers that the caller left out
    to.remove(HttpHeaderNames.USER_AGENT);
    to.remove(HttpHeaderNames.ACCEPT);
    List<String> options = connectionOptions(from);
    from.forEach((name, values) -> {
      if (pass(name, options)) {
        to.set(name, values);
      }
    });
    if (TraceParent.traceId(from.getOrEmpty(TraceParent.HEADER)).isEmpty()) {
      // what nobody can read names no trace, and its state belongs to none
      to.remove(TraceParent.HEADER);
      to.remove(TraceParent.STATE);
    }
  }

  private static boolean passes(String lower) {
    if (lower.equals(SESSION)) {
      return false;
    }
    if (FORWARDED.contains(lower) || lower.startsWith("mcp-")) {
      return isPlain(lower);
    }
    return !NOT_FORWARDED.contains(lower) && isPlain(lower) && !speaksOfCaller(lower);
  }

  private static boolean isPlain(String lower) {
    for (int at = 0; at < lower.length(); at++) {
      char each = lower.charAt(at);
      if ((each < 'a' || each > 'z') && (each < '0' || each > '9') && each != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean speaksOfCaller(String lower) {
    int start = 0;
    while (start <= lower.length()) {
      int hyphen = lower.indexOf('-', start);
      int end = hyphen < 0 ? lower.length() : hyphen;
      if (WORDS.contains(lower.substring(start, end))) {
        return true;
      }
      start = end + 1;
    }
    return lower.startsWith("x-http-method");
  }
}
