package dev.mcpgateway.gateway.token.keys;

import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;

/** An issuer's keys could not be fetched; its message says why, for the operator. */
final class KeysUnavailableException extends JWKSetUnavailableException {

  private static final long serialVersionUID = 1L;

  KeysUnavailableException(String detail) {
    super(detail);
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
