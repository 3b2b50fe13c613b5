package dev.mcpgateway.gateway.attack;

import dev.mcpgateway.gateway.caller.AccessToken;
import java.util.function.Function;

/**
 * One bad request.
 *
 * @param name what is bad about it
 * @param request all its bytes
 */
record Attack(String name, Function<Target, byte[]> request) {

  /** A bad credential, as header lines without the last line's end. */
  static Attack credential(String name, Function<Target, String> lines) {
    return new Attack(name, target -> target.withCredential(lines.apply(target) + "\r\n"));
  }

  /** A bad bearer token. */
  static Attack token(String name, Function<Target, String> token) {
    return credential(name, target -> "Authorization: Bearer " + token.apply(target));
  }

  /** A bad bearer token that is a JWT. */
  static Attack jwt(String name, Function<Target, AccessToken> token) {
    return token(name, target -> token.apply(target).value());
  }

  @Override
  public String toString() {
    return name;
  }
}
