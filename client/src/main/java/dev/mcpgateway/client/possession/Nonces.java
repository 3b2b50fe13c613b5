package dev.mcpgateway.client.possession;

import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last nonce of each server, which the next proof for that server has to hold.
 *
 * <p>They are kept by origin: what one server gave is not shown to another. Of more servers than a
 * client deals with the oldest is forgotten, which costs one repeated request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-8">RFC 9449, 8 and 9</a>
 */
public final class Nonces {

  /** The header that gives one. */
  public static final String HEADER = "DPoP-Nonce";

  private static final int MOST = 16;

  /** RFC 9449, 8.1, and no longer than what fits in a header along with the rest of a proof. */
  private static final Pattern NONCE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,1024}");

  private final Map<String, String> nonces = new LinkedHashMap<>();

  /** What the next proof for that address has to hold; nothing if its server gave none. */
  public synchronized Optional<String> of(URI address) {
    return Optional.ofNullable(nonces.get(Addresses.origin(address)));
  }

  /** Takes what an answer of that address gave; what can't be a nonce is not taken. */
  public synchronized void learn(URI address, Optional<String> nonce) {
    nonce
        .filter(text -> NONCE.matcher(text).matches())
        .ifPresent(text -> {
          String origin = Addresses.origin(address);
          nonces.remove(origin);
          nonces.put(origin, text);
          if (nonces.size() > MOST) {
            nonces.remove(nonces.keySet().iterator().next());
          }
        });
  }
}
