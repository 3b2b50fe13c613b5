package dev.mcpgateway.gateway.token.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.resource.ClaimNames;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import dev.mcpgateway.gateway.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Access tokens as authorization servers write them, and what else these sign by the same keys. */
class TokenShapesTest {

  private static final String ISSUER = "https://login.example.com";
  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final RSAKey KEY = FakeIssuer.rsaKey();

  private final MutableClock clock = MutableClock.atPresent();
  private ClaimNames names = ClaimNames.DEFAULT;
  private Set<String> audiences = Set.of(RESOURCE);
  private Set<String> types = Set.of();

  @Test
  void dex() throws InvalidTokenException {
    // no typ, no scope, no client_id; the peer's id is the resource
    Tokens token =
        token()
            .forAudience(RESOURCE, "mcp-client")
            .with("sub", "CiQwOGE4Njg0YhIFbG9jYWw")
            .with("azp", "mcp-client")
            .with("at_hash", "bm90IG9mIHRoaXMgdG9rZW4")
            .with("nonce", "n-0S6_WzA2Mj")
            .with("email", "alice@example.com")
            .with("email_verified", true)
            .with("groups", List.of("staff"));
    assertCaller(check(token), "CiQwOGE4Njg0YhIFbG9jYWw", "mcp-client", Set.of());
    assertThat(check(token).groups()).containsExactly("staff");
  }

  @Test
  void dexWithTheClientAsItsOwnResource() throws InvalidTokenException {
    assertCaller(check(token().with("aud", RESOURCE)), "alice", RESOURCE, Set.of());
  }

  @Test
  void keycloak() throws InvalidTokenException {
    Tokens token =
        token()
            .withType("JWT")
            .forAudience(RESOURCE, "account")
            .with("typ", "Bearer")
            .with("azp", "mcp-client")
            .with("sid", UUID.randomUUID().toString())
            .with("acr", "1")
            .with("allowed-origins", List.of("/*"))
            .with("realm_access", Map.of("roles", List.of("offline_access")))
            .with("scope", "mcp:tools profile");
    assertCaller(check(token), "alice", "mcp-client", Set.of("mcp:tools", "profile"));
    // a client without the scope "basic"
    assertCaller(
        check(token.without("sub")), "mcp-client", "mcp-client", Set.of("mcp:tools", "profile"));
  }

  @Test
  void keycloaksOtherTokens() {
    Tokens token = token().withType("JWT").with("azp", "mcp-client");
    for (String type : List.of("ID", "Refresh", "Offline", "Logout")) {
      assertRefused(token.with("typ", type), "payload's typ is " + type);
    }
  }

  @Test
  void oidcProvider() throws InvalidTokenException {
    types = Set.of("at+jwt");
    Tokens token =
        token().withType("at+jwt").with("client_id", "mcp-client").with("scope", "mcp:tools");
    assertCaller(check(token), "alice", "mcp-client", Set.of("mcp:tools"));
    assertCaller(check(token.without("scope")), "alice", "mcp-client", Set.of());
  }

  @Test
  void springAuthorizationServer() throws InvalidTokenException {
    // an array of scopes, not before at once, and the client only where it is the audience
    Tokens token =
        token().with("nbf", now()).with("aud", RESOURCE).with("scope", List.of("mcp", "mcp:admin"));
    assertThat(check(token).id().value()).isEqualTo("alice");
    assertThat(check(token).scopes()).containsExactlyInAnyOrder("mcp", "mcp:admin");
  }

  @Test
  void entraVersion2() throws InvalidTokenException {
    // the audience is the application's id
    audiences = Set.of("6e74172b-be56-4843-9ff4-e66a39bb12e3");
    Tokens token =
        token()
            .withType("JWT")
            .with("aud", "6e74172b-be56-4843-9ff4-e66a39bb12e3")
            .with("azp", "0f1a2b3c-mcp-client")
            .with("azpacr", "0")
            .with("nbf", now())
            .with("oid", "690222be-ff1a-4d56-abd1-7e4f7d38e474")
            .with("scp", "mcp files.read")
            .with("tid", "72f988bf-86f1-41af-91ab-2d7cd011db47")
            .with("ver", "2.0");
    assertCaller(check(token), "alice", "0f1a2b3c-mcp-client", Set.of("mcp", "files.read"));
  }

  @Test
  void entraVersion1() throws InvalidTokenException {
    names = new ClaimNames(List.of("aud"), List.of("scp"), List.of("groups"), List.of("appid"));
    Tokens token =
        token()
            .withType("JWT")
            .withHeader("x5t", KEY.getKeyID())
            .with("appid", "mcp-client")
            .with("appidacr", "0")
            .with("scp", "mcp")
            .with("ver", "1.0");
    assertCaller(check(token), "alice", "mcp-client", Set.of("mcp"));
  }

  @Test
  void okta() throws InvalidTokenException {
    names = new ClaimNames(List.of("aud"), List.of("scp"), List.of("groups"), List.of("cid"));
    Tokens token =
        token()
            .with("ver", 1)
            .with("cid", "mcp-client")
            .with("uid", "00u1")
            .with("scp", List.of("mcp", "openid"))
            .with("auth_time", now());
    assertCaller(check(token), "alice", "mcp-client", Set.of("mcp", "openid"));
  }

  @Test
  void auth0() throws InvalidTokenException {
    Tokens token =
        token()
            .withType("JWT")
            .forAudience(RESOURCE, "https://example.eu.auth0.com/userinfo")
            .with("sub", "auth0|507f1f77bcf86cd799439011")
            .with("azp", "mcp-client")
            .with("gty", "password")
            .with("permissions", List.of("read:files"))
            .with("scope", "openid mcp");
    assertCaller(
        check(token), "auth0|507f1f77bcf86cd799439011", "mcp-client", Set.of("openid", "mcp"));
    // with the RFC 9068 profile
    assertCaller(
        check(token.withType("at+jwt").without("azp").with("client_id", "mcp-client")),
        "auth0|507f1f77bcf86cd799439011",
        "mcp-client",
        Set.of("openid", "mcp"));
  }

  @Test
  void cognito() throws InvalidTokenException {
    // no aud: the client's id says for whom it is, where the operator says so
    Tokens token =
        token()
            .without("aud")
            .with("client_id", "1example23456789")
            .with("token_use", "access")
            .with("cognito:groups", List.of("staff"))
            .with("origin_jti", UUID.randomUUID().toString())
            .with("scope", "mcp/read")
            .with("username", "alice")
            .with("version", 2);
    assertRefused(token, "no aud");
    names =
        new ClaimNames(
            List.of("aud", "client_id"),
            List.of("scope"),
            List.of("cognito:groups"),
            List.of("client_id"));
    audiences = Set.of("1example23456789");
    assertCaller(check(token), "alice", "1example23456789", Set.of("mcp/read"));
    assertThat(check(token).groups()).containsExactly("staff");
    // an aud that is there counts alone
    assertRefused(token.with("aud", "https://other.example.com"), "aud is");
    assertRefused(token.without("aud").with("client_id", "another"), "aud is [another]");
  }

  @Test
  void cognitosOtherTokens() {
    names = new ClaimNames(List.of("aud", "client_id"), List.of(), List.of(), List.of("client_id"));
    assertRefused(token().with("token_use", "id"), "token_use is id");
    assertRefused(token().with("token_use", "refresh_token"), "token_use is refresh_token");
    assertRefused(token().with("token_use", 7), "token_use is 7");
  }

  @Test
  void anAuthorizationServerOfRfc9068() throws InvalidTokenException {
    types = Set.of("at+jwt");
    Tokens token = token().with("client_id", "mcp-client").with("jti", "1").with("scope", "mcp");
    assertCaller(check(token.withType("at+jwt")), "alice", "mcp-client", Set.of("mcp"));
    assertCaller(check(token.withType("application/at+JWT")), "alice", "mcp-client", Set.of("mcp"));
    assertRefused(token.withType("JWT"), "typ is JWT");
    assertRefused(token.withType("at+jwt+x"), "typ is");
    assertRefused(token.withHeader("typ", List.of("at+jwt")), "typ is");
    assertRefused(token.withoutHeader("typ"), "typ is null");
  }

  @Test
  void idTokens() {
    assertRefused(token().with("c_hash", "x"), "an ID token");
    assertRefused(token().with("s_hash", "x"), "an ID token");
    // nothing tells it from an access token of Dex but whom it is for
    assertRefused(token().with("aud", "mcp-client").with("nonce", "n"), "aud is [mcp-client]");
  }

  /** What all of them have. */
  private Tokens token() {
    return Tokens.of(ISSUER, KEY, RESOURCE, clock).without("client_id").without("jti");
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private Caller check(Tokens token) throws InvalidTokenException {
    TrustedIssuer usual = Servers.trusting(ISSUER, RESOURCE);
    TrustedIssuer issuer =
        new TrustedIssuer(
            ISSUER,
            usual.jwksUri(),
            audiences,
            usual.algorithms(),
            types,
            usual.clockSkew(),
            names,
            usual.introspection());
    return new ClaimRules(issuer, clock).check(CompactJwt.parse(token.sign())).caller();
  }

  private void assertRefused(Tokens token, String detail) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> check(token))
        .withMessageContaining(detail);
  }

  private static void assertCaller(Caller caller, String id, String client, Set<String> scopes) {
    assertThat(caller.id().value()).isEqualTo(id);
    assertThat(caller.client()).hasValue(client);
    assertThat(caller.scopes()).isEqualTo(scopes);
  }
}
