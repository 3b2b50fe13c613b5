package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.seal.SealKeys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of sessions. None of them is quoted, whatever is wrong with it. */
final class SessionReader {

  private static final String FILE = "file:";
  private static final String KEY =
      "32 random bytes in Base64, such as `openssl rand -base64 32` prints, or file:/path/of/such";

  private final Checks at;

  SessionReader(Checks at) {
    this.at = at;
  }

  /** The keys, if there are any and all are good. */
  Optional<SealKeys> read(SessionProperties properties) {
    List<byte[]> keys = new ArrayList<>();
    Set<ByteBuffer> seen = new HashSet<>();
    for (int each = 0; each < properties.keys().size(); each++) {
      String property = "keys[" + each + "]";
      Optional<byte[]> key = key(properties.keys().get(each));
      if (key.isEmpty()) {
        at.absent(property, KEY);
      } else if (!seen.add(ByteBuffer.wrap(key.get()))) {
        at.absent(property, "another key than those before it");
      } else {
        keys.add(key.get());
      }
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(SealKeys.of(keys));
  }

  private static Optional<byte[]> key(String value) {
    String text = value.strip();
    return (text.startsWith(FILE)
            ? TextFile.read(text.substring(FILE.length()))
            : Optional.of(text))
        .flatMap(SessionReader::decode);
  }

  private static Optional<byte[]> decode(String text) {
    try {
      String urlSafe = text.replace('+', '-').replace('/', '_');
      return Optional.of(Base64.getUrlDecoder().decode(urlSafe))
          .filter(key -> key.length == SealKeys.KEY_BYTES);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
