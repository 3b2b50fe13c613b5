package dev.mcpgateway.gateway.resource;

import com.nimbusds.jose.jwk.JWK;

/** By what the gateway shows an issuer who it is. */
public sealed interface ClientCredential {

  /**
   * A shared secret, shown as it is.
   *
   * @param value the text; never appears in {@link #toString()}
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749 2.3.1</a>
   */
  record Secret(String value) implements ClientCredential {
    @Override
    public String toString() {
      return "Secret[hidden]";
    }
  }

  /**
   * A key that signs an assertion.
   *
   * @param jwk with its private half; never appears in {@link #toString()}
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-2.2">RFC 7523 2.2</a>
   */
  record PrivateKey(JWK jwk) implements ClientCredential {

    public PrivateKey {
      if (!jwk.isPrivate()) {
        throw new IllegalArgumentException("a key that can sign");
      }
    }

    @Override
    public String toString() {
      return "PrivateKey[hidden]";
    }
  }
}
