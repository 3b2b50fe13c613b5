package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.ProofKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A token and what it is good for.
 *
 * @param issuer who issued it
 * @param clientId to which client
 * @param resource for which MCP server
 * @param accessToken the token
 * @param refreshToken what a new one can be had with
 * @param scopes what it allows; as asked where the answer doesn't say
 * @param expiresAt until when, if the answer says so
 * @param dueAt from when on it is worth to be renewed, though it is still good
 * @param key what the tokens are bound to; nothing: whoever holds them can use them
 * @param way how it was had
 */
public record Grant(
    String issuer,
    String clientId,
    String resource,
    Secret accessToken,
    Optional<Secret> refreshToken,
    List<String> scopes,
    Optional<Instant> expiresAt,
    Optional<Instant> dueAt,
    Optional<ProofKey> key,
    GrantName way) {

  /** How many are kept for one server. */
  private static final int MOST = 8;

  /** A request that is sent just before the end may arrive just after it. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final int SHARE = 10;

  public Grant {
    scopes = List.copyOf(scopes);
  }

  /** A grant that is bound to no key. */
  public Grant(
      String issuer,
      String clientId,
      String resource,
      Secret accessToken,
      Optional<Secret> refreshToken,
      List<String> scopes,
      Optional<Instant> expiresAt,
      Optional<Instant> dueAt) {
    this(
        issuer,
        clientId,
        resource,
        accessToken,
        refreshToken,
        scopes,
        expiresAt,
        dueAt,
        Optional.empty(),
        GrantName.AUTHORIZATION_CODE);
  }

  /** A grant that is used until it ends. */
  public Grant(
      String issuer,
      String clientId,
      String resource,
      Secret accessToken,
      Optional<Secret> refreshToken,
      List<String> scopes,
      Optional<Instant> expiresAt) {
    this(
        issuer, clientId, resource, accessToken, refreshToken, scopes, expiresAt, Optional.empty());
  }

  /** This one for a lifetime, of which the last tenth and at most 30 s are for renewing it. */
  Grant lasting(Optional<Duration> lifetime, Instant now) {
    Optional<Instant> end = lifetime.map(now::plus);
    Optional<Instant> due =
        lifetime.map(time -> now.plus(time).minus(shorter(time.dividedBy(SHARE), MARGIN)));
    return with(refreshToken, end, due, key, way);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether it is to be renewed soon, and can be. */
  public boolean isDue(Instant now) {
    return refreshToken.isPresent() && dueAt.map(due -> !now.isBefore(due)).orElse(false);
  }

  public boolean isExpired(Instant now) {
    return expiresAt.map(expiry -> !now.isBefore(expiry)).orElse(false);
  }

  /** This one, bound to a key. */
  public Grant boundTo(Optional<ProofKey> other) {
    return with(refreshToken, expiresAt, dueAt, other, way);
  }

  /** This one, had in that way. */
  public Grant by(GrantName other) {
    return with(refreshToken, expiresAt, dueAt, key, other);
  }

  /** Whether the other one was had of the same issuer, by the same client, in the same way. */
  public boolean isLike(Grant other) {
    return issuer.equals(other.issuer) && clientId.equals(other.clientId) && way == other.way;
  }

  /** This one and the others for the same server, the latest first; none that it is like. */
  public List<Grant> before(List<Grant> others) {
    return Stream.concat(Stream.of(this), unlike(others).stream()).limit(MOST).toList();
  }

  /** Those that it is not like. */
  public List<Grant> unlike(List<Grant> others) {
    return others.stream().filter(other -> !isLike(other)).toList();
  }

  /** For grants that are simply had again: what could renew them is not kept. */
  public Grant withoutRefreshToken() {
    return with(Optional.empty(), expiresAt, Optional.empty(), key, way);
  }

  private Grant with(
      Optional<Secret> refresh,
      Optional<Instant> end,
      Optional<Instant> due,
      Optional<ProofKey> binding,
      GrantName name) {
    return new Grant(
        issuer, clientId, resource, accessToken, refresh, scopes, end, due, binding, name);
  }
}
