package dev.mcpgateway.client.metadata;

import static dev.mcpgateway.client.metadata.Documents.document;
import static dev.mcpgateway.client.metadata.Documents.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class ServerMetadataTest {

  private static final URI CALLED = URI.create("https://mcp.example/mcp");
  private static final String ISSUER = "https://as.example/t1";

  @ParameterizedTest
  @ValueSource(strings = {"https://as.example/t1", "https://as.example/t1/"})
  void hasThreePlacesForAnIssuerWithAPath(URI issuer) {
    assertThat(ServerMetadata.places(issuer))
        .hasToString(
            "[https://as.example/.well-known/oauth-authorization-server/t1,"
                + " https://as.example/.well-known/openid-configuration/t1,"
                + " https://as.example/t1/.well-known/openid-configuration]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://as.example:8443", "https://as.example:8443/"})
  void hasTwoPlacesForAnIssuerWithoutPath(URI issuer) {
    assertThat(ServerMetadata.places(issuer))
        .hasToString(
            "[https://as.example:8443/.well-known/oauth-authorization-server,"
                + " https://as.example:8443/.well-known/openid-configuration]");
  }

  @Test
  void saysWhatItSays() {
    ServerMetadata metadata =
        ServerMetadata.read(good(), ISSUER, CALLED, GrantType.AUTHORIZATION_CODE);

    assertThat(metadata.issuer()).isEqualTo(ISSUER);
    assertThat(metadata.authorizationEndpoint())
        .contains(URI.create("https://as.example/authorize?a=b"));
    assertThat(metadata.tokenEndpoint()).hasToString("https://as.example/token");
    assertThat(metadata.namesIssuerInResponse()).isFalse();
    assertThat(metadata.tokenEndpointMethods()).isEmpty();
    assertThat(metadata.offers().proofAlgorithms()).isEmpty();
  }

  @Test
  void saysWhatItAddsToTheLeast() {
    ObjectNode document = good();
    document.put("authorization_response_iss_parameter_supported", true);
    document.putArray("token_endpoint_auth_methods_supported").add("none");
    document.putArray("grant_types_supported").add("authorization_code");
    document.putArray("dpop_signing_alg_values_supported").add("ES256");

    ServerMetadata metadata =
        ServerMetadata.read(document, ISSUER, CALLED, GrantType.AUTHORIZATION_CODE);

    assertThat(metadata.namesIssuerInResponse()).isTrue();
    assertThat(metadata.tokenEndpointMethods()).contains(List.of("none"));
    assertThat(metadata.offers().proofAlgorithms()).containsExactly("ES256");
  }

  @Test
  void promisesAnIssuerByTrueAlone() {
    ObjectNode document = good().put("authorization_response_iss_parameter_supported", "true");

    assertThat(
            ServerMetadata.read(document, ISSUER, CALLED, GrantType.AUTHORIZATION_CODE)
                .namesIssuerInResponse())
        .isFalse();
    document.put("authorization_response_iss_parameter_supported", false);
    assertThat(
            ServerMetadata.read(document, ISSUER, CALLED, GrantType.AUTHORIZATION_CODE)
                .namesIssuerInResponse())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://as.example/t1/",
        "https://AS.example/t1",
        "https://as.example:443/t1",
        ""
      })
  void isRefusedIfTheIssuerIsNotTheSameToTheLetter(String issuer) {
    Problem problem =
        problem(() ->
            ServerMetadata.read(
                good().put("issuer", issuer), ISSUER, CALLED, GrantType.AUTHORIZATION_CODE));

    assertThat(problem.step()).isEqualTo(Step.SERVER_METADATA);
    assertThat(problem.expected()).contains(ISSUER);
    assertThat(problem.came()).isEqualTo(issuer);
  }

  @ParameterizedTest
  @CsvSource({"[], none", "'[\"plain\"]', [plain]", "null, none"})
  void isRefusedWithoutPkce(String methods, String came) {
    ObjectNode document = good();
    document.set("code_challenge_methods_supported", document(methods));

    Problem problem =
        problem(() -> ServerMetadata.read(document, ISSUER, CALLED, GrantType.AUTHORIZATION_CODE));

    assertThat(problem.expected()).contains("S256");
    assertThat(problem.came()).isEqualTo(came);
  }

  @ParameterizedTest
  @CsvSource({
    "response_types_supported, '[\"token\"]'",
    "grant_types_supported, '[\"client_credentials\"]'",
    "token_endpoint, 5",
    "token_endpoint, null",
    "authorization_endpoint, '\"javascript:alert(1)\"'",
    "authorization_endpoint, '\"http://as.example/authorize\"'",
    "token_endpoint, '\"http://localhost/token\"'"
  })
  void isRefusedIfItCantBeUsedOrIsNotSafeTo(String member, String value) {
    ObjectNode document = good();
    document.set(member, document(value));

    assertThat(
            problem(() ->
                    ServerMetadata.read(document, ISSUER, CALLED, GrantType.AUTHORIZATION_CODE))
                .expected())
        .contains(member);
  }

  /** Who sends no browser anywhere needs no place for it. */
  @ParameterizedTest
  @EnumSource(names = {"CLIENT_CREDENTIALS", "JWT_BEARER", "TOKEN_EXCHANGE", "REFRESH_TOKEN"})
  void needsNothingOfABrowserWhereThereIsNone(GrantType grant) {
    ServerMetadata metadata = ServerMetadata.read(least(), ISSUER, CALLED, grant);

    assertThat(metadata.authorizationEndpoint()).isEmpty();
    assertThat(metadata.offers()).isEqualTo(ServerMetadata.Offers.NONE);
  }

  @Test
  void isRefusedIfItDoesNotKnowTheGrant() {
    ObjectNode document = least();
    document.putArray("grant_types_supported").add("authorization_code");

    assertThat(
            problem(() ->
                    ServerMetadata.read(document, ISSUER, CALLED, GrantType.CLIENT_CREDENTIALS))
                .expected())
        .contains("client_credentials");
    assertThat(ServerMetadata.read(document, ISSUER, CALLED, GrantType.REFRESH_TOKEN).issuer())
        .isEqualTo(ISSUER);
  }

  @Test
  void saysWhereADeviceAsks() {
    assertThat(
            problem(() -> ServerMetadata.read(least(), ISSUER, CALLED, GrantType.DEVICE_CODE))
                .expected())
        .contains("device_authorization_endpoint");

    ObjectNode document = least().put("device_authorization_endpoint", "https://as.example/d");
    document.putArray("token_endpoint_auth_signing_alg_values_supported").add("ES256");
    ServerMetadata metadata = ServerMetadata.read(document, ISSUER, CALLED, GrantType.DEVICE_CODE);
    assertThat(metadata.offers().deviceEndpoint()).contains(URI.create("https://as.example/d"));
    assertThat(metadata.offers().clientAlgorithms()).contains(List.of("ES256"));
  }

  @Test
  void mayNameWhereTokensAreGivenBack() {
    assertThat(
            ServerMetadata.read(least(), ISSUER, CALLED, GrantType.REFRESH_TOKEN)
                .offers()
                .revocationEndpoint())
        .isEmpty();

    ObjectNode document = least().put("revocation_endpoint", "https://as.example/r");
    assertThat(
            ServerMetadata.read(document, ISSUER, CALLED, GrantType.REFRESH_TOKEN)
                .offers()
                .revocationEndpoint())
        .contains(URI.create("https://as.example/r"));

    document.put("revocation_endpoint", "http://as.example/r");
    assertThat(
            problem(() -> ServerMetadata.read(document, ISSUER, CALLED, GrantType.REFRESH_TOKEN))
                .expected())
        .contains("revocation_endpoint", "safe");
  }

  private static ObjectNode least() {
    return (ObjectNode)
        document("{'issuer':'https://as.example/t1','token_endpoint':'https://as.example/token'}");
  }

  private static ObjectNode good() {
    JsonNode document =
        document(
            "{'issuer':'https://as.example/t1','response_types_supported':['code'],"
                + "'authorization_endpoint':'https://as.example/authorize?a=b',"
                + "'token_endpoint':'https://as.example/token',"
                + "'code_challenge_methods_supported':['plain','S256']}");
    return (ObjectNode) document;
  }
}
