package dev.mcpgateway.client.metadata;

/** A way to a token, by the name that metadata and token requests have for it. */
public enum GrantType {
  /** A user agrees in a browser. */
  AUTHORIZATION_CODE("authorization_code"),
  /** What is left of an earlier agreement. */
  REFRESH_TOKEN("refresh_token"),
  /** The client acts for itself. */
  CLIENT_CREDENTIALS("client_credentials"),
  /** Somebody whom the server trusts has signed who asks. */
  JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer"),
  /** One token becomes another. */
  TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange"),
  /** A user agrees in a browser on another machine. */
  DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code");

  private final String text;

  GrantType(String text) {
    this.text = text;
  }

  /** The value of {@code grant_type}. */
  public String text() {
    return text;
  }
}
