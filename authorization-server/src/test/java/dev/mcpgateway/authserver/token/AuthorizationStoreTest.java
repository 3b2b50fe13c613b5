package dev.mcpgateway.authserver.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.authserver.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

final class AuthorizationStoreTest {

  private static final OAuth2TokenType STATE = new OAuth2TokenType("state");
  private static final OAuth2TokenType CODE = new OAuth2TokenType("code");

  private final MovableClock clock = new MovableClock();
  private final AuthorizationStore store = new AuthorizationStore(clock);

  @Test
  void findsByEachKindOfToken() {
    Instant now = clock.instant();
    OAuth2Authorization authorization =
        authorization("1")
            .attribute("state", "s")
            .token(new OAuth2AuthorizationCode("c", now, now.plusSeconds(60)))
            .accessToken(
                new OAuth2AccessToken(
                    OAuth2AccessToken.TokenType.BEARER, "a", now, now.plusSeconds(60)))
            .refreshToken(new OAuth2RefreshToken("r", now, now.plusSeconds(600)))
            .build();
    store.save(authorization);

    assertThat(store.findById("1")).isEqualTo(authorization);
    assertThat(store.findByToken("s", STATE)).isEqualTo(authorization);
    assertThat(store.findByToken("c", CODE)).isEqualTo(authorization);
    assertThat(store.findByToken("r", OAuth2TokenType.REFRESH_TOKEN)).isEqualTo(authorization);
    assertThat(store.findByToken("r", null)).isEqualTo(authorization);
    assertThat(store.findByToken("a", null)).isEqualTo(authorization);
    assertThat(store.findByToken("c", null)).isNull();
    assertThat(store.findByToken("r", CODE)).isNull();
    assertThat(store.findByToken("a", new OAuth2TokenType("id_token"))).isNull();
    assertThat(store.findById("2")).isNull();

    store.remove(authorization);
    assertThat(store.findById("1")).isNull();
  }

  @Test
  void forgetsAConsentThatNobodyGave() {
    store.save(authorization("1").attribute("state", "s").build());

    clock.pass(AuthorizationStore.CONSENT.minusSeconds(1));
    assertThat(store.findByToken("s", STATE)).isNotNull();
    clock.pass(Duration.ofSeconds(2));
    assertThat(store.findByToken("s", STATE)).isNull();
    assertThat(store.findById("1")).isNull();
  }

  @Test
  void keepsAnAuthorizationAsLongAsItsLastToken() {
    Instant now = clock.instant();
    store.save(
        authorization("1")
            .token(new OAuth2AuthorizationCode("c", now, now.plusSeconds(60)))
            .refreshToken(new OAuth2RefreshToken("r", now, now.plusSeconds(600)))
            .build());

    clock.pass(Duration.ofSeconds(599));
    assertThat(store.findByToken("c", CODE)).isNotNull();
    clock.pass(Duration.ofSeconds(2));
    assertThat(store.findByToken("r", OAuth2TokenType.REFRESH_TOKEN)).isNull();
  }

  @Test
  void dropsTheOldestWhenItIsFull() {
    for (int i = 0; i <= AuthorizationStore.LIMIT; i++) {
      store.save(authorization("id" + i).attribute("state", "s" + i).build());
    }

    assertThat(store.findById("id0")).isNull();
    assertThat(store.findById("id1")).isNotNull();
    assertThat(store.findById("id" + AuthorizationStore.LIMIT)).isNotNull();
  }

  private static OAuth2Authorization.Builder authorization(String id) {
    RegisteredClient client =
        RegisteredClient.withId("c")
            .clientId("c")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://localhost/callback")
            .build();
    return OAuth2Authorization.withRegisteredClient(client)
        .id(id)
        .principalName("alice@example.com")
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE);
  }
}
