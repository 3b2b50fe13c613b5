package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client gets its id by the first way that there is: its user's, its document's, a registration.
 */
final class RegistrationIT {

  private static final String DOCUMENT = "https://client.example/metadata.json";

  @AutoClose private final Demo demo = new Demo();

  @BeforeEach
  void registers() {
    demo.as()
        .metadata(metadata ->
            metadata
                .put("registration_endpoint", demo.as().server().base() + "/register")
                .put("client_id_metadata_document_supported", true));
    demo.as().server().on("/register", _ -> registered("{\"client_id\":\"new-1\"}"));
  }

  private static Answer registered(String body) {
    return Answer.of(201).with("Content-Type", "application/json").body(body);
  }

  @Test
  void registersWhereNothingElseIsKnown() {
    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("4  Client registration", "client_id: new-1");
    assertThat(clientId()).isEqualTo("new-1");
    JsonNode sent =
        new JsonMapper().readTree(demo.as().server().calls("/register").getFirst().body());
    assertThat(sent.path("application_type").asString("")).isEqualTo("native");
    assertThat(sent.path("redirect_uris").path(0).asString(""))
        .isEqualTo(authorization().query().get("redirect_uri"));
  }

  @Test
  void usesItsDocumentBeforeItRegisters() {
    assertThat(demo.connect("--client-metadata-url", DOCUMENT).code()).isZero();

    assertThat(clientId()).isEqualTo(DOCUMENT);
    assertThat(demo.as().server().calls("/register")).isEmpty();
  }

  @Test
  void registersWhereNoDocumentIsTaken() {
    demo.as().metadata(metadata -> metadata.put("client_id_metadata_document_supported", false));

    assertThat(demo.connect("--client-metadata-url", DOCUMENT).code()).isZero();

    assertThat(clientId()).isEqualTo("new-1");
  }

  @Test
  void usesTheUsersIdBeforeAll() {
    assertThat(demo.connect("--client-id", "mine", "--client-metadata-url", DOCUMENT).code())
        .isZero();

    assertThat(clientId()).isEqualTo("mine");
    assertThat(demo.as().server().calls("/register")).isEmpty();
  }

  @Test
  void showsARefusalAndAsks() {
    demo.as()
        .server()
        .on(
            "/register",
            _ ->
                Answer.of(403)
                    .with("Content-Type", "application/json")
                    .body("{\"error\":\"access_denied\"}"));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("403 access_denied", "--client-id");
    demo.assertNoAuthorizationRequest();
  }

  /** The secret that nobody asked for is not sent. */
  @Test
  void authenticatesAsItIsRegistered() {
    demo.as()
        .metadata(
            metadata -> metadata.putArray("token_endpoint_auth_methods_supported").add("none"));
    demo.as()
        .server()
        .on(
            "/register",
            _ -> registered("{\"client_id\":\"new-2\",\"client_secret\":\"unasked\"}"));

    assertThat(demo.connect().code()).isZero();

    Call token = demo.as().server().calls("/token").getFirst();
    assertThat(token.header("Authorization")).isEmpty();
    assertThat(token.body()).doesNotContain("unasked");
  }

  private Call authorization() {
    return demo.as().server().calls("/authorize").getFirst();
  }

  private String clientId() {
    return authorization().query().getOrDefault("client_id", "");
  }
}
