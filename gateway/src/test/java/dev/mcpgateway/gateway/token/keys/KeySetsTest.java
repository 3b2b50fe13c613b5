package dev.mcpgateway.gateway.token.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class KeySetsTest {

  private static final String AUDIENCE = "https://mcp.example.com/mcp";
  private static final RSAKey KEY = FakeIssuer.rsaKey();
  private static final String KEY_SET = new JWKSet(KEY).toString(true);

  private final MutableClock clock = MutableClock.atPresent();
  private final WireMockServer web =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));

  @BeforeEach
  void start() {
    web.start();
  }

  @AfterEach
  void stop() {
    web.stop();
  }

  @Test
  void fetchesAllKeysFromTheStartOn() {
    try (FakeIssuer first = FakeIssuer.start();
        FakeIssuer second = FakeIssuer.start()) {
      KeySets keySets = keySets(trusted(first.issuer()), trusted(second.issuer()));
      Set<String> changed = ConcurrentHashMap.newKeySet();
      Disposable listening = keySets.changes().subscribe(changed::add);
      assertThat(keySets.isRunning()).isFalse();
      keySets.start();
      try {
        await().until(() -> first.keyFetches() == 1 && second.keyFetches() == 1);
        await().until(() -> changed.equals(Set.of(first.issuer(), second.issuer())));
        assertThat(keySets.isRunning()).isTrue();
      } finally {
        keySets.stop();
        listening.dispose();
      }
      assertThat(keySets.isRunning()).isFalse();
      keySets.stop();
    }
  }

  @Test
  void sharesTheKeysOfOneIssuerAmongServers() {
    TrustedIssuer one = trusted("https://login.example.com");
    TrustedIssuer same = Servers.trusting("https://login.example.com", "https://else.example.com");
    TrustedIssuer elsewhere = at("https://login.example.com", "https://keys.example.com");
    KeySets keySets = keySets(one, same, elsewhere);
    assertThat(keySets.of(one)).isSameAs(keySets.of(same)).isNotSameAs(keySets.of(elsewhere));
    assertThatNullPointerException()
        .isThrownBy(() -> keySets.of(trusted("https://evil.example.com")));
    keySets.stop();
  }

  @Test
  void asksTheConfiguredAddressAlone() {
    serve("/else", KEY_SET);
    assertFound(at(web.url("/issuer"), web.url("/else")));
    web.verify(0, WireMock.getRequestedFor(WireMock.urlPathMatching("/.*well-known.*")));
  }

  @Test
  void findsTheKeysThroughOpenIdConnectWhereTheFirstAddressIsNotThere() {
    serve("/issuer/.well-known/openid-configuration", metadata(web.url("/issuer")));
    serve("/keys", KEY_SET);
    assertFound(trusted(web.url("/issuer")));
  }

  @Test
  void findsTheKeysThroughOpenIdConnectWhereTheFirstAddressIsOfNoUse() {
    serve(
        "/.well-known/oauth-authorization-server/issuer", metadata("https://another.example.com"));
    serve("/issuer/.well-known/openid-configuration", metadata(web.url("/issuer")));
    serve("/keys", KEY_SET);
    assertFound(trusted(web.url("/issuer")));
  }

  @Test
  void believesNoMetadataOfAnotherIssuer() {
    serve("/.well-known/oauth-authorization-server/issuer", metadata(web.url("/Issuer")));
    serve("/issuer/.well-known/openid-configuration", metadata(web.url("/issuer/")));
    serve("/keys", KEY_SET);
    assertUnavailable(trusted(web.url("/issuer")), "another issuer");
    web.verify(0, WireMock.getRequestedFor(WireMock.urlEqualTo("/keys")));
  }

  @Test
  void fetchesNoKeysWithoutTlsWhereThatIsNotAllowed() {
    serve(
        "/.well-known/oauth-authorization-server/issuer",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"http://keys.example.com/\"}"
            .formatted(web.url("/issuer")));
    assertUnavailable(trusted(web.url("/issuer")), "not https");
  }

  @Test
  void findsTheKeysAnewWhereTheyMoved() {
    serve("/.well-known/oauth-authorization-server/issuer", metadata(web.url("/issuer")));
    serve("/keys", KEY_SET);
    KeySets keySets = keySets(trusted(web.url("/issuer")));
    IssuerKeys keys = keySets.of(trusted(web.url("/issuer")));
    find(keys, KEY);
    RSAKey next = FakeIssuer.rsaKey();
    web.resetMappings();
    serve(
        "/.well-known/oauth-authorization-server/issuer",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(web.url("/issuer"), web.url("/moved")));
    serve("/moved", new JWKSet(next).toString(true));
    assertThat(find(keys, next)).isEqualTo(new KeyLookup.Unknown());
    clock.advance(IssuerKeys.PAUSE);
    assertThat(find(keys, next)).isInstanceOf(KeyLookup.Found.class);
    keySets.stop();
  }

  @Test
  void takesNothingElseForKeys() {
    for (String body : List.of("<html>", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]}{}")) {
      serve("/else", body);
      assertUnavailable(at(web.url("/issuer"), web.url("/else")), "answered no");
    }
  }

  private void serve(String path, String json) {
    web.stubFor(WireMock.get(path).willReturn(WireMock.okJson(json)));
  }

  private String metadata(String issuer) {
    return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(issuer, web.url("/keys"));
  }

  private void assertFound(TrustedIssuer issuer) {
    assertThat(find(issuer)).isInstanceOf(KeyLookup.Found.class);
  }

  private void assertUnavailable(TrustedIssuer issuer, String detail) {
    assertThat(find(issuer))
        .isInstanceOfSatisfying(
            KeyLookup.Unavailable.class,
            unavailable -> assertThat(unavailable.detail()).contains(detail));
  }

  private KeyLookup find(TrustedIssuer issuer) {
    KeySets keySets = keySets(issuer);
    try {
      return find(keySets.of(issuer), KEY);
    } finally {
      keySets.stop();
    }
  }

  private static KeyLookup find(IssuerKeys keys, RSAKey key) {
    return Objects.requireNonNull(
        keys.find(Optional.of(key.getKeyID()), JWSAlgorithm.RS256).block(Duration.ofSeconds(10)));
  }

  private KeySets keySets(TrustedIssuer... issuers) {
    ProtectedServers servers =
        new ProtectedServers(
            IntStream.range(0, issuers.length)
                .mapToObj(
                    i -> Servers.server("s" + i, "https://s" + i + ".example.com/mcp", issuers[i]))
                .toList());
    return new KeySets(
        servers,
        new FetchRules(new PlainHttpHosts(Set.of()), Duration.ofSeconds(9)),
        clock,
        new SimpleMeterRegistry());
  }

  private static TrustedIssuer trusted(String issuer) {
    return Servers.trusting(issuer, AUDIENCE);
  }

  private static TrustedIssuer at(String issuer, String keys) {
    TrustedIssuer plain = trusted(issuer);
    return new TrustedIssuer(
        plain.issuer(),
        Optional.of(URI.create(keys)),
        plain.audiences(),
        plain.algorithms(),
        plain.tokenTypes(),
        plain.clockSkew(),
        plain.claims(),
        plain.introspection());
  }
}
