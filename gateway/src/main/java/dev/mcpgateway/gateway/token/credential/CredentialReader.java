package dev.mcpgateway.gateway.token.credential;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.Credential;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Finds the one access token of a request: in the {@code Authorization} header, or in the
 * configured cookie. Where two could be meant, none is: the server behind us could mean the other.
 * A body is never looked into.
 *
 * <p>A scheme other than {@code Bearer}, or {@code DPoP} where it is read, is no credential of
 * ours, so the answer is the challenge that names the right one; one of these that breaks the
 * grammar is a bad request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2">RFC 6750 2</a>
 */
public final class CredentialReader {

  private static final String BEARER = "Bearer";
  private static final String DPOP = "DPoP";

  private CredentialReader() {}

  /**
   * Reads the credential.
   *
   * @param rawQuery the query as sent
   * @param cookie the name of the cookie that may carry a token
   * @param proofs whether a token with a proof of possession is a credential
   */
  public static Reading read(
      HttpHeaders headers, @Nullable String rawQuery, Optional<String> cookie, boolean proofs) {
    if (rawQuery != null && QueryNames.contain(rawQuery, "access_token")) {
      return new Reading.Malformed("access_token in the query");
    }
    List<String> authorization = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
    if (authorization.size() > 1) {
      return new Reading.Malformed("more than one Authorization header");
    }
    List<String> cookies =
        cookie
            .map(name -> CookieHeader.values(headers.getOrEmpty(HttpHeaders.COOKIE), name))
            .orElseGet(List::of);
    if (cookies.size() > 1) {
      return new Reading.Malformed("the access token cookie more than once");
    }
    // browsers keep a cookie that was emptied: it says nothing
    boolean hasCookie = !cookies.isEmpty() && !cookies.getFirst().isEmpty();
    if (!authorization.isEmpty()) {
      return hasCookie
          ? new Reading.Malformed("an Authorization header and the access token cookie")
          : header(authorization.getFirst(), proofs);
    }
    return hasCookie ? token(cookies.getFirst(), Credential.COOKIE) : new Reading.Absent();
  }

  private static Reading header(String value, boolean proofs) {
    int end = value.indexOf(' ');
    String scheme = end < 0 ? value : value.substring(0, end);
    if (!Grammar.isToken(scheme)) {
      return new Reading.Malformed("an Authorization header without a scheme");
    }
    boolean proved = proofs && DPOP.equalsIgnoreCase(scheme);
    if (!proved && !BEARER.equalsIgnoreCase(scheme)) {
      return new Reading.Absent();
    }
    int start = scheme.length();
    while (start < value.length() && value.charAt(start) == ' ') {
      start++;
    }
    return token(value.substring(start), proved ? Credential.DPOP : Credential.BEARER);
  }

  private static Reading token(String text, Credential credential) {
    return Grammar.isBase64Token(text)
        ? new Reading.Shown(new AccessToken(text), credential)
        : new Reading.Malformed("a bearer token with characters that it cannot have, or none");
  }
}
