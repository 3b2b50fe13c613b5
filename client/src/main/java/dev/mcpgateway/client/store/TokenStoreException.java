package dev.mcpgateway.client.store;

/** The store can't be read or written; names the file and never its content. */
public final class TokenStoreException extends RuntimeException {

  TokenStoreException(String message) {
    super(message);
  }

  TokenStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
