package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScopesTest {

  private static final TokenDemand DEMAND = TokenDemand.of(List.of("Bearer scope=\"a  b a\""));

  @Test
  void areThoseOfTheUserBeforeAll() {
    Scopes scopes = Scopes.choose(Optional.of(" x y "), DEMAND, metadata("m"));

    assertThat(scopes.values()).containsExactly("x", "y");
    assertThat(scopes.source()).contains("user");
  }

  @Test
  void areThoseOfTheChallengeWhateverTheMetadataList() {
    Scopes scopes = Scopes.choose(Optional.empty(), DEMAND, metadata("m"));

    assertThat(scopes.values()).containsExactly("a", "b");
    assertThat(scopes.parameter()).isEqualTo("a b");
    assertThat(scopes.source()).contains("challenge");
  }

  @Test
  void areAllOfTheMetadataWithoutAChallenge() {
    Scopes scopes = Scopes.choose(Optional.empty(), TokenDemand.NONE, metadata("m", "n", "m"));

    assertThat(scopes.values()).containsExactly("m", "n");
    assertThat(scopes.source()).contains("metadata");
  }

  @Test
  void countAsUnnamedWhereTheChallengeNamesNone() {
    TokenDemand empty = TokenDemand.of(List.of("Bearer scope=\" \""));

    assertThat(Scopes.choose(Optional.empty(), empty, metadata("m")).values()).containsExactly("m");
  }

  @Test
  void areLeftOutWhereNobodyNamesOne() {
    Scopes scopes = Scopes.choose(Optional.empty(), TokenDemand.NONE, metadata());

    assertThat(scopes.values()).isEmpty();
    assertThat(scopes.source()).contains("left out");
  }

  @Test
  void addOfflineAccessWhereTheServerListsIt() {
    Scopes scopes =
        Scopes.choose(Optional.empty(), DEMAND, metadata())
            .withOfflineAccess(Optional.empty(), server("offline_access"));

    assertThat(scopes.values()).endsWith("offline_access").hasSizeGreaterThan(1);
    assertThat(scopes.withOfflineAccess(Optional.empty(), server("offline_access")).values())
        .isEqualTo(scopes.values());
  }

  @Test
  void addItNowhereElse() {
    Scopes scopes = new Scopes(List.of("x"), "");
    Scopes none = new Scopes(List.of(), "");

    assertThat(scopes.withOfflineAccess(Optional.empty(), server("x"))).isEqualTo(scopes);
    assertThat(scopes.withOfflineAccess(Optional.of("x"), server("offline_access")))
        .isEqualTo(scopes);
    assertThat(none.withOfflineAccess(Optional.empty(), server("offline_access"))).isEqualTo(none);
  }

  private static ServerMetadata server(String scope) {
    return new ServerMetadata(
        "https://as.example",
        Optional.empty(),
        URI.create("https://as.example/token"),
        false,
        Optional.empty(),
        ServerMetadata.Registration.NONE,
        new ServerMetadata.Offers(
            Optional.empty(), Optional.empty(), List.of(scope), List.of(), Optional.empty()));
  }

  private static ResourceMetadata metadata(String... scopes) {
    return new ResourceMetadata(
        "https://a.example",
        List.of("https://as.example"),
        List.of(scopes),
        Optional.empty(),
        false);
  }
}
