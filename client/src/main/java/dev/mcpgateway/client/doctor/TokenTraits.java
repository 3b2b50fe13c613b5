package dev.mcpgateway.client.doctor;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.mcpgateway.client.flow.Secret;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of itself that checks need: nothing that names its user or could be used.
 *
 * @param form how it is written
 * @param type the header's {@code typ}, or empty
 * @param kind what the claims call it, where the issuer writes that, or empty
 * @param issuer who issued it, or empty
 * @param audiences whom it is for
 * @param scopes what it allows
 * @param issuedAt since when it is, in seconds; 0: it does not say
 * @param expiresAt until when it is good, in seconds; 0: it does not say
 * @param isBound whether it is bound to a key or a certificate, and of no use without
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-2">RFC 9068, 2</a>
 */
record TokenTraits(
    Form form,
    String type,
    String kind,
    String issuer,
    List<String> audiences,
    List<String> scopes,
    long issuedAt,
    long expiresAt,
    boolean isBound) {

  /** How a token is written. */
  enum Form {
    /** There is none. */
    NONE,
    /** It says nothing to a client. */
    OPAQUE,
    /** Its claims can be read. */
    JWT
  }

  static final TokenTraits NONE = without(Form.NONE);

  TokenTraits {
    audiences = List.copyOf(audiences);
    scopes = List.copyOf(scopes);
  }

  static TokenTraits of(Secret token) {
    return readable(token).map(TokenTraits::of).orElseGet(() -> without(Form.OPAQUE));
  }

  /** Whether both name a user, and the same. */
  static boolean areOfSameUser(Secret one, Secret other) {
    Optional<List<String>> user = user(one);
    return user.isPresent() && user.equals(user(other));
  }

  private static Optional<List<String>> user(Secret token) {
    return readable(token)
        .map(ReadToken::claims)
        .filter(claims -> claims.getSubject() != null)
        .map(claims -> List.of(Objects.toString(claims.getIssuer(), ""), claims.getSubject()));
  }

  private record ReadToken(JWT token, JWTClaimsSet claims) {}

  private static Optional<ReadToken> readable(Secret token) {
    try {
      JWT jwt = JWTParser.parse(token.text());
      return Optional.ofNullable(jwt.getJWTClaimsSet()).map(claims -> new ReadToken(jwt, claims));
    } catch (ParseException opaque) {
      return Optional.empty();
    }
  }

  private static TokenTraits without(Form form) {
    return new TokenTraits(form, "", "", "", List.of(), List.of(), 0, 0, false);
  }

  private static TokenTraits of(ReadToken read) {
    JWTClaimsSet claims = read.claims();
    return new TokenTraits(
        Form.JWT,
        Objects.toString(read.token().getHeader().getType(), ""),
        texts(claims, "typ", "token_use").findFirst().orElse(""),
        Objects.toString(claims.getIssuer(), ""),
        claims.getAudience(),
        // scp: Entra a text, Okta a list
        texts(claims, "scope", "scp").filter(scope -> !scope.isEmpty()).distinct().toList(),
        seconds(claims.getIssueTime()),
        seconds(claims.getExpirationTime()),
        claims.getClaims().get("cnf") instanceof Map<?, ?> cnf && isConfirmation(cnf));
  }

  /**
   * By a proof, or by the certificate of the connection.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8705#section-3.1">RFC 8705, 3.1</a>
   */
  private static boolean isConfirmation(Map<?, ?> cnf) {
    return cnf.containsKey("jkt") || cnf.containsKey("x5t#S256");
  }

  private static Stream<String> texts(JWTClaimsSet claims, String... names) {
    Map<String, Object> all = claims.getClaims();
    return Stream.of(names)
        .flatMap(name -> Optional.ofNullable(all.get(name)).stream())
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
        .flatMap(value -> value instanceof String text ? Stream.of(text.split(" ")) : Stream.of());
  }

  private static long seconds(@Nullable Date date) {
    return date == null ? 0 : date.toInstant().getEpochSecond();
  }

  /** The same, where it is known to be bound, whether it says so or not. */
  TokenTraits bound() {
    return new TokenTraits(form, type, kind, issuer, audiences, scopes, issuedAt, expiresAt, true);
  }

  boolean isGiven() {
    return form != Form.NONE;
  }

  boolean isReadable() {
    return form == Form.JWT;
  }

  /** Whether it had ended at that time, for longer than clocks may differ. */
  boolean isExpired(long now, long leeway) {
    return expiresAt > 0 && now >= expiresAt + leeway;
  }

  /** How long it is good, counted from then if it does not say since when it is. */
  long lifetime(long now) {
    return expiresAt == 0 ? 0 : expiresAt - (issuedAt == 0 ? now : issuedAt);
  }
}
