package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Scopes to ask for, and who said so.
 *
 * @param values the scopes in the order they were named; none: the parameter is left out
 * @param source who named them, in words
 */
public record Scopes(List<String> values, String source) {

  private static final String OFFLINE_ACCESS = "offline_access";

  public Scopes {
    values = List.copyOf(values);
  }

  /**
   * The user's choice, else the challenge's, else all that the metadata name, else none.
   *
   * <p>A challenge's scopes are what the operation needs, whether or not the metadata list them.
   */
  public static Scopes choose(
      Optional<String> wanted, TokenDemand demand, ResourceMetadata metadata) {
    return wanted
        .filter(_ -> !demand.wantsMoreScopes())
        .map(scope -> new Scopes(split(scope), "chosen by the user"))
        .or(() -> demand.scope().map(scope -> new Scopes(split(scope), "named by the challenge")))
        .filter(scopes -> !scopes.values().isEmpty())
        .orElseGet(() -> ofMetadata(metadata));
  }

  /**
   * A demand for all that was granted before, and what the refused operation needs beside it;
   * nothing if that is no more than there was.
   */
  public static Optional<TokenDemand> more(List<String> held, TokenDemand demand) {
    List<String> union = new ArrayList<>(held);
    demand.scope().ifPresent(scope -> union.addAll(split(scope)));
    List<String> all = unique(union);
    return demand.wantsMoreScopes() && all.size() > held.size()
        ? Optional.of(demand.withScope(String.join(" ", all)))
        : Optional.empty();
  }

  /**
   * These, and the one that a server which lists it gives refresh tokens for.
   *
   * <p>The user's own choice stands as it is. Where nobody names a scope none is sent, because the
   * server's default would be lost with the first.
   *
   * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#OfflineAccess">OpenID
   *     Connect Core 1.0, 11</a>
   */
  public Scopes withOfflineAccess(Optional<String> wanted, ServerMetadata server) {
    boolean isOffered = server.offers().scopes().contains(OFFLINE_ACCESS);
    if (!isOffered || wanted.isPresent() || values.isEmpty()) {
      return this;
    }
    return new Scopes(
        unique(Stream.concat(values.stream(), Stream.of(OFFLINE_ACCESS)).toList()),
        source + "; and what refresh tokens are given for");
  }

  boolean isForOfflineAccess() {
    return values.contains(OFFLINE_ACCESS);
  }

  private static Scopes ofMetadata(ResourceMetadata metadata) {
    return metadata.scopesSupported().isEmpty()
        ? new Scopes(List.of(), "left out: nobody names one")
        : new Scopes(unique(metadata.scopesSupported()), "all that the resource metadata name");
  }

  /** The scopes of a parameter's value, each once. */
  public static List<String> split(String scope) {
    return unique(List.of(scope.trim().split(" +"))).stream()
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static List<String> unique(List<String> values) {
    Set<String> once = new LinkedHashSet<>(values);
    return new ArrayList<>(once);
  }

  /** The value of the {@code scope} parameter. */
  public String parameter() {
    return String.join(" ", values);
  }

  /** The scopes, and who said so. */
  public String words() {
    return (parameter() + " (" + source + ")").trim();
  }
}
