package dev.mcpgateway.client.possession;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.util.Optional;

/**
 * What a proof says: for which request it is, and when it was made.
 *
 * @param method the request's method
 * @param address the request's address
 * @param token the access token that the request carries; nothing: it asks for one
 * @param nonce what the server wants to see in it
 * @param moment makes it another one than all before
 */
public record Proof(
    String method, URI address, Optional<Secret> token, Optional<String> nonce, Moment moment) {

  /**
   * The header that carries one; also the scheme and the type of tokens that are bound to a key.
   */
  public static final String DPOP = "DPoP";

  /** The address without query and fragment, in the spelling that servers compare with. */
  String target() {
    String path = address.getRawPath();
    return Addresses.origin(address) + (path.isEmpty() ? "/" : path);
  }
}
