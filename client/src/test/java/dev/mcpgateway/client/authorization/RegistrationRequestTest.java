package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RegistrationRequestTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final URI CALLBACK = URI.create("http://localhost:1/callback");

  @Test
  void saysWhatKindOfClientThisIs() {
    assertThat(request(Optional.empty()).json())
        .isEqualTo(
            """
            {"client_name":"mcp-client","application_type":"native",\
            "token_endpoint_auth_method":"none",\
            "redirect_uris":["http://localhost:1/callback"],\
            "grant_types":["authorization_code","refresh_token"],"response_types":["code"]}\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "none client_secret_basic, none",
    "client_secret_post client_secret_basic, client_secret_basic",
    "client_secret_post, client_secret_post",
    "private_key_jwt, none"
  })
  void asksForASecretOnlyWhereTheServerInsists(String taken, String method) {
    assertThat(request(Optional.of(List.of(taken.split(" ")))).method()).isEqualTo(method);
  }

  @Test
  void takesWhatTheServerMadeOfIt() {
    RegistrationRequest request = request(Optional.empty());

    assertThat(request.registered(json("{'client_id':'c','client_secret':'s'}")))
        .isEqualTo(
            new ClientRegistration(
                "https://as.example", "c", Optional.of(new Secret("s")), Optional.of("none")));
    assertThat(
            request
                .registered(
                    json("{'client_id':'c','token_endpoint_auth_method':'client_secret_post'}"))
                .method())
        .contains("client_secret_post");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'client_id':''}", "{'client_id':1}"})
  void wantsAClientId(String answer) {
    assertThatThrownBy(() -> request(Optional.empty()).registered(json(answer)))
        .isInstanceOf(FlowException.class);
  }

  @Test
  void tellsOfARefusal() {
    RegistrationRequest request = request(Optional.empty());

    assertThat(
            request
                .refused(
                    400,
                    Optional.of(json("{'error':'invalid_redirect_uri','error_description':'x'}")))
                .problem()
                .came())
        .isEqualTo("400 invalid_redirect_uri x");
    assertThat(request.refused(403, Optional.empty()).problem().change()).contains("--client-id");
  }

  private static RegistrationRequest request(Optional<List<String>> methods) {
    URI endpoint = URI.create("https://as.example/x");
    return RegistrationRequest.of(
        new ServerMetadata(
            "https://as.example",
            Optional.of(endpoint),
            endpoint,
            false,
            methods,
            ServerMetadata.Registration.NONE,
            ServerMetadata.Offers.NONE),
        CALLBACK);
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
