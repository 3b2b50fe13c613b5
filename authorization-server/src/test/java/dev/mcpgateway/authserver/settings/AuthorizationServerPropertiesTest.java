package dev.mcpgateway.authserver.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

final class AuthorizationServerPropertiesTest {

  private static final String PREFIX = "mcp.authorization-server.";

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Bound.class);

  @Test
  void statesEveryDefault() {
    context.run(started -> {
      AuthorizationServerProperties properties =
          started.getBean(AuthorizationServerProperties.class);
      assertThat(properties.issuer()).isEqualTo(URI.create("http://localhost:9000"));
      assertThat(properties.resources())
          .map(URI::toString)
          .containsExactly("http://localhost:3001/mcp", "http://localhost:3001/sse");
      assertThat(properties.scopes())
          .map(AuthorizationServerProperties.Scope::name)
          .containsExactly("mcp", "mcp:admin");
      assertThat(properties.users())
          .containsExactly(
              new AuthorizationServerProperties.User("alice@example.com", new Secret("password")));
      assertThat(properties.clients())
          .map(AuthorizationServerProperties.Client::id)
          .containsExactly("mcp-client");
      assertThat(properties.lifetimes())
          .isEqualTo(
              new AuthorizationServerProperties.Lifetimes(
                  Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofHours(8)));
      assertThat(properties.toString()).doesNotContain("password=password").contains("hidden");
    });
  }

  @Test
  void bindsEveryProperty() {
    context
        .withPropertyValues(
            PREFIX + "issuer=https://as.example",
            PREFIX + "resources=https://rs.example/mcp?tenant=1",
            PREFIX + "scopes[0].name=read",
            PREFIX + "scopes[0].description=Read",
            PREFIX + "users[0].name=bob",
            PREFIX + "users[0].password=x",
            PREFIX + "clients[0].id=other",
            PREFIX + "clients[0].name=Other",
            PREFIX + "clients[0].redirect-uris=com.example.app:/cb,https://app.example/cb",
            PREFIX + "lifetimes.code=2m",
            PREFIX + "lifetimes.access-token=3m",
            PREFIX + "lifetimes.refresh-token=4h")
        .run(started -> {
          AuthorizationServerProperties properties =
              started.getBean(AuthorizationServerProperties.class);
          assertThat(properties.issuer()).hasToString("https://as.example");
          assertThat(properties.resources())
              .containsExactly(URI.create("https://rs.example/mcp?tenant=1"));
          assertThat(properties.scopes())
              .containsExactly(new AuthorizationServerProperties.Scope("read", "Read"));
          assertThat(properties.users().getFirst().name()).isEqualTo("bob");
          assertThat(properties.clients().getFirst().redirectUris()).hasSize(2);
          assertThat(properties.lifetimes().refreshToken()).isEqualTo(Duration.ofHours(4));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "issuer, http://localhost:9000/, issuer",
    "issuer, http://localhost:9000/path, issuer",
    "issuer, http://localhost:9000?x, issuer",
    "issuer, http://user@localhost:9000, issuer",
    "issuer, localhost:9000, issuer",
    "issuer, ftp://localhost, issuer",
    "resources, http://localhost:3001/mcp#x, resources[0]",
    "resources, /mcp, resources[0]",
    "resources, http:mcp, resources[0]",
    "resources, ftp://localhost/mcp, resources[0]",
    "clients[0].redirect-uris, http://app.example/cb, clients[0].redirectUris",
    "clients[0].redirect-uris, http://127.0.0.1.evil.example/cb, clients[0].redirectUris",
    "clients[0].redirect-uris, http://127.0.0.256/cb, clients[0].redirectUris",
    "clients[0].redirect-uris, https:/cb, clients[0].redirectUris",
    "clients[0].redirect-uris, /cb, clients[0].redirectUris",
    "clients[0].redirect-uris, https://app.example/cb#x, clients[0].redirectUris",
    "clients[0].redirect-uris, https://user@app.example/cb, clients[0].redirectUris",
    "clients[0].redirect-uris, javascript:alert(1), clients[0].redirectUris",
    "lifetimes.access-token, 0s, lifetimes.accessToken",
    "lifetimes.code, -1m, lifetimes.code",
    "users[0].name, '', users[0]"
  })
  void refusesAWrongValueByNamingTheProperty(String property, String value, String named) {
    context
        .withPropertyValues(
            PREFIX + "clients[0].id=c",
            PREFIX + "clients[0].name=C",
            PREFIX + "clients[0].redirect-uris[0]=http://localhost/cb",
            PREFIX + "users[0].password=x",
            PREFIX + property + "=" + value)
        .run(started ->
            assertThat(started.getStartupFailure()).rootCause().hasMessageContaining(named));
  }

  @EnableConfigurationProperties(AuthorizationServerProperties.class)
  static class Bound {}
}
