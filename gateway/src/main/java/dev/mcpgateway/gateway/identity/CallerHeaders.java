package dev.mcpgateway.gateway.identity;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers that tell a backend who calls. What is not known has none.
 *
 * @param subject name of the one for the token's subject; a client that acts for itself has none
 * @param issuer who vouches for it
 * @param client the OAuth client
 * @param scopes those granted, with spaces between
 * @param groups the caller's, with commas between
 */
public record CallerHeaders(
    String subject, String issuer, String client, String scopes, String groups) {

  /** Their names. */
  public List<String> names() {
    return List.of(subject, issuer, client, scopes, groups);
  }

  /** Names and values for a caller. */
  Map<String, String> of(Caller caller) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (caller.id().kind() == Kind.SUBJECT) {
      headers.put(subject, HeaderValue.of(caller.id().value()));
    }
    headers.put(issuer, HeaderValue.of(caller.id().issuer()));
    Callers.client(caller).ifPresent(each -> headers.put(client, HeaderValue.of(each)));
    if (!caller.scopes().isEmpty()) {
      headers.put(scopes, HeaderValue.of(caller.scopes(), " "));
    }
    if (!caller.groups().isEmpty()) {
      headers.put(groups, HeaderValue.of(caller.groups(), ","));
    }
    return headers;
  }
}
