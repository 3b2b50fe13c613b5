package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.ProofKey;
import java.net.URI;
import java.util.Optional;

/**
 * What is examined, and what is known of it beforehand.
 *
 * @param server the MCP server
 * @param hasClientId whether there is a client id already, so that none must be got by registration
 * @param token a token that is good there; not kept after the requests
 * @param key what the token is bound to, so that it is shown with proofs; not kept either
 * @param other a token of another user that is good there too; not kept either
 * @param traits what the token says of itself
 * @param tool a tool that may be called to measure how streams come; else none is called
 */
public record Subject(
    URI server,
    boolean hasClientId,
    Optional<Secret> token,
    Optional<ProofKey> key,
    Optional<Secret> other,
    TokenTraits traits,
    Optional<StreamTool> tool) {

  /** A server of which nothing is known. */
  public static Subject of(URI server) {
    return withoutSecret(server, false, TokenTraits.NONE);
  }

  /** A server, and what is known without anything that nobody may see. */
  static Subject withoutSecret(URI server, boolean hasClientId, TokenTraits traits) {
    return new Subject(
        server,
        hasClientId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        traits,
        Optional.empty());
  }

  /** This one, where there is a client id. */
  public Subject withClientId() {
    return new Subject(server, true, token, key, other, traits, tool);
  }

  /** This one, where there is a token that whoever has it may use. */
  public Subject withToken(Secret good) {
    return withToken(good, Optional.empty());
  }

  /** This one, where there is a token, and the key that it is bound to. */
  public Subject withToken(Secret good, Optional<ProofKey> itsKey) {
    TokenTraits said = TokenTraits.of(good);
    return new Subject(
        server,
        hasClientId,
        Optional.of(good),
        itsKey,
        other,
        itsKey.isPresent() ? said.bound() : said,
        tool);
  }

  /** This one, where there is a token of another user too. */
  public Subject withOther(Secret good) {
    return new Subject(server, hasClientId, token, key, Optional.of(good), traits, tool);
  }

  /** Whether that token is known to be of the same user as the first. */
  public boolean isOfSameUser(Secret another) {
    return token
        .filter(first -> first.equals(another) || TokenTraits.areOfSameUser(first, another))
        .isPresent();
  }

  /** Whether a token says that it is of no use without the key or the certificate of its owner. */
  public static boolean isBound(Secret token) {
    return TokenTraits.of(token).isBound();
  }

  /** This one, where a tool may be called. */
  public Subject withTool(StreamTool called) {
    return new Subject(server, hasClientId, token, key, other, traits, Optional.of(called));
  }

  /** This one without what nobody may see. */
  Subject withoutSecret() {
    return withoutSecret(server, hasClientId, traits);
  }
}
