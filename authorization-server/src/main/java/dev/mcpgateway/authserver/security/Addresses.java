package dev.mcpgateway.authserver.security;

/** The addresses, each once. */
final class Addresses {

  static final String AUTHORIZE = "/oauth2/authorize";
  static final String TOKEN = "/oauth2/token";
  static final String REVOKE = "/oauth2/revoke";
  static final String KEYS = "/oauth2/jwks";
  static final String METADATA = "/.well-known/oauth-authorization-server";
  static final String CONSENT = "/consent";
  static final String LOGIN = "/login";

  private Addresses() {}
}
