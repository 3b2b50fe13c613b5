package dev.mcpgateway.gateway.configuration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the backend of a server learns of the caller.
 *
 * @param mode nothing, headers, or an assertion
 * @param audience of assertions
 * @param headers names of the headers
 */
record IdentityProperties(
    @DefaultValue("none") Mode mode, @Nullable String audience, @DefaultValue Headers headers) {

  /** How a backend learns who calls. */
  enum Mode {
    /** It does not. */
    NONE,
    /** From headers, which it must believe. */
    HEADERS,
    /** From a signed assertion, which it can verify. */
    ASSERTION
  }

  /**
   * Names of headers.
   *
   * @param subject with the token's subject
   * @param issuer with the token's issuer
   * @param client with the OAuth client
   * @param scopes with the granted scopes
   * @param groups with the caller's groups
   * @param assertion with the assertion
   */
  record Headers(
      @DefaultValue("X-Auth-Subject") String subject,
      @DefaultValue("X-Auth-Issuer") String issuer,
      @DefaultValue("X-Auth-Client") String client,
      @DefaultValue("X-Auth-Scopes") String scopes,
      @DefaultValue("X-Auth-Groups") String groups,
      @DefaultValue("X-Auth-Assertion") String assertion) {}
}
