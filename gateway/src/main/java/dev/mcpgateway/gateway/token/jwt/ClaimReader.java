package dev.mcpgateway.gateway.token.jwt;

import static java.util.Objects.requireNonNull;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.resource.ClaimNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads from a token's claims whom it stands for.
 *
 * @param names under which names this issuer writes them
 */
record ClaimReader(ClaimNames names) {

  Caller caller(String issuer, Jwt jwt) throws InvalidTokenException {
    Map<String, Object> claims = jwt.getClaims();
    Set<String> audiences =
        Claims.first(names.audience(), claims).map(Claims::strings).orElseGet(Set::of);
    Optional<String> client =
        names.client().stream()
            .map(claims::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(value -> !value.isEmpty())
            .findFirst();
    return new Caller(
        id(issuer, claims.get("sub"), client),
        // Dex leaves azp out where the audience is the client alone
        client.or(() -> audiences.size() == 1 ? audiences.stream().findFirst() : Optional.empty()),
        Claims.first(names.scope(), claims).map(Claims::words).orElseGet(Set::of),
        Claims.first(names.groups(), claims).map(Claims::strings).orElseGet(Set::of),
        audiences,
        requireNonNull(jwt.getExpiresAt()));
  }

  private static CallerId id(String issuer, @Nullable Object sub, Optional<String> client)
      throws InvalidTokenException {
    if (sub instanceof String subject && !subject.isEmpty()) {
      return new CallerId(issuer, CallerId.Kind.SUBJECT, subject);
    }
    if (sub != null) {
      throw new InvalidTokenException("sub is no string, or an empty one");
    }
    return new CallerId(
        issuer,
        CallerId.Kind.CLIENT,
        client.orElseThrow(() -> new InvalidTokenException("neither sub nor a client's id")));
  }
}
