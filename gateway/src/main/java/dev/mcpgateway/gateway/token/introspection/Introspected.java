package dev.mcpgateway.gateway.token.introspection;

import java.util.Map;

/** What an issuer answered about a token. */
public sealed interface Introspected {

  /**
   * It is good at this moment.
   *
   * @param claims what the issuer says of it
   */
  record Active(Map<String, Object> claims) implements Introspected {}

  /** It is not good, or not known. */
  record Inactive() implements Introspected {}

  /**
   * Nothing that could be understood: neither a yes nor a no.
   *
   * @param detail what came instead; holds nothing of the token
   */
  record Failed(String detail) implements Introspected {}
}
