package dev.mcpgateway.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.acceptance.party.AccessToken;
import dev.mcpgateway.acceptance.party.Dex;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.McpRequest;
import dev.mcpgateway.acceptance.party.OidcProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/**
 * The gateway in front of one MCP server, which it offers once for each authorization server.
 *
 * @param provider knows no client before
 * @param dex knows a client for each program
 * @param gateway demands more for one tool than for the others
 */
record Scene(OidcProvider provider, Dex dex, Gateway gateway) {

  /** So short that refreshing can be waited for, and long enough for what comes before. */
  static final Duration LIFETIME = Duration.ofSeconds(8);

  /** The tool that needs more than programs ask for at first. */
  static final String GUARDED = "calculator";

  /** The path of the same server with a Dex whose tokens last for longer than any trial. */
  static final String LASTING = "/sse";

  /** How long a program may take for one thing. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Clock CLOCK = Clock.systemUTC();

  URI resource(Issuer issuer) {
    return gateway.uri(issuer.path());
  }

  /** A token that is obtained by hand. */
  AccessToken token(Issuer issuer) throws IOException, InterruptedException {
    return switch (issuer) {
      case DEX -> dex.login("mcp-client", resource(issuer)).as("alice@example.com", "password");
      case OIDC_PROVIDER ->
          provider.login(resource(issuer), issuer.scope()).as("alice@example.com", "password");
    };
  }

  /** Whether somebody registered since there were so many, where that is possible at all. */
  void registration(ClientTable.Row row, Issuer issuer, long before)
      throws IOException, InterruptedException {
    if (offersRegistration(issuer)) {
      assertThat(registrations()).isGreaterThan(before);
      row.did(Ability.REGISTRATION);
    } else {
      row.cannot(Ability.REGISTRATION, Reason.DEX_REGISTERS_NOBODY);
    }
  }

  /** How many programs have registered until now. */
  long registrations() {
    return count(provider.log(), "\"path\":\"/reg\",\"status\":201");
  }

  /** How often the gateway said until now that a token is good, but not for this. */
  long stepUps(Issuer issuer) {
    return count(
        gateway.process().log(), "\"server\":\"" + issuer.server() + "\"", "insufficient_scope");
  }

  Instant now() {
    return CLOCK.instant();
  }

  /** Waits until a token that was given out before is good no more. */
  void awaitExpiry(Instant given) {
    Instant end = given.plus(LIFETIME).plusSeconds(1);
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).until(() -> now().isAfter(end));
  }

  private boolean offersRegistration(Issuer issuer) throws IOException, InterruptedException {
    String name = issuer == Issuer.DEX ? dex.issuer() : provider.issuer();
    URI metadata = URI.create(name + "/.well-known/openid-configuration");
    return new ObjectMapper()
        .readTree(McpRequest.of("GET", metadata).send().body())
        .has("registration_endpoint");
  }

  private static long count(String log, String... parts) {
    return log.lines().filter(line -> List.of(parts).stream().allMatch(line::contains)).count();
  }
}
