package dev.mcpgateway.client.features;

import static dev.mcpgateway.client.testing.FakeAuthorizationServer.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import dev.mcpgateway.client.testing.Keys;
import dev.mcpgateway.client.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token can be had without a browser on this machine, in whatever way fits who asks. */
final class GrantsIT {

  private static final String SECRET = "s3cr3t-of-the-client";
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ID_JAG = "urn:ietf:params:oauth:token-type:id-jag";

  @TempDir private Path directory;
  @AutoClose private final Demo demo = new Demo();
  @AutoClose private final FakeServer idp = new FakeServer("idp", new Journal());

  private String assertion = "";

  @BeforeEach
  void knowsItsClient() {
    assertion = Keys.assertion(demo.as().issuer());
    demo.as()
        .metadata(metadata -> metadata.remove("authorization_endpoint"))
        .metadata(metadata -> metadata.remove("code_challenge_methods_supported"));
    demo.as().server().on("/token", this::token);
  }

  /** By the client's secret or its signature, or by the platform's. */
  private Answer token(Call call) {
    String grant = call.form().getOrDefault("grant_type", "");
    if (grant.equals("client_credentials")) {
      String basic = "Basic " + Base64.getEncoder().encodeToString(("c:" + SECRET).getBytes(UTF_8));
      boolean isSigned = call.form().containsKey("client_assertion");
      return isSigned || call.header("Authorization").equals(basic)
          ? demo.as().issued(call)
          : refused("invalid_client");
    }
    return call.form().getOrDefault("assertion", "").equals(assertion)
        ? demo.as().issued(call)
        : refused("invalid_grant");
  }

  @Test
  void aClientActsForItselfByItsSecret() throws IOException {
    Outcome outcome = credentials("--client-secret-file", file("secret", SECRET + "\n"), "--json");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    Call token = tokens().getFirst();
    assertThat(token.form())
        .containsEntry("scope", "mcp:tools")
        .containsEntry("resource", demo.mcp().server().base() + "/mcp")
        .doesNotContainKeys("client_id", "client_secret");
    assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET);
    assertThat(calls("initialize").body())
        .contains("\"extensions\":{\"io.modelcontextprotocol/oauth-client-credentials\":{}}");
    assertThat(demo.requests()).doesNotContain("as GET /authorize");
  }

  @Test
  void aClientActsForItselfByItsKey() throws IOException, ParseException {
    demo.as()
        .metadata(metadata ->
            metadata.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt"));
    String key = Keys.curve(Curve.P_256).toJSONString();
    Path report = directory.resolve("report.html");

    Outcome outcome =
        credentials("--client-key-file", file("key", key), "--report", report.toString(), "-v");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    String signed = tokens().getFirst().form().getOrDefault("client_assertion", "");
    assertThat(SignedJWT.parse(signed).getJWTClaimsSet().getAudience())
        .containsExactly(demo.as().issuer());
    assertThat(outcome.out() + outcome.err() + Files.readString(report))
        .contains("private_key_jwt")
        .doesNotContain(signed)
        .doesNotContain(signed.substring(signed.lastIndexOf('.')));
  }

  /** Such a token is kept like any other, and had again instead of refreshed. */
  @Test
  void itsTokenIsKept() throws IOException {
    String[] kept = StoreFiles.in(directory).options().toArray(String[]::new);
    String[] client = {
      "--grant",
      "client-credentials",
      "--client-id",
      "c",
      "--issuer",
      demo.as().issuer(),
      "--client-secret-file",
      file("secret", SECRET)
    };

    assertThat(command("login", client, kept).code()).isZero();
    assertThat(command("token", kept).out())
        .contains("\"refreshable\" : false", "\"grant\" : \"client-credentials\"");
    assertThat(command("connect", client, kept).code()).isZero();
    assertThat(tokens()).hasSize(1);
  }

  @Test
  void aTokenThatWasHadInAnotherWayIsNotUsed() throws IOException {
    String[] kept = StoreFiles.in(directory).options().toArray(String[]::new);
    String[] workload = {"--grant", "workload-identity", "--assertion", file("jwt", assertion)};
    String[] other = {"--client-id", "other", "--json"};
    assertThat(command("login", workload, kept).code()).isZero();

    assertThat(command("connect", workload, kept).code()).isZero();
    assertThat(tokens()).hasSize(1);
    assertThat(command("connect", workload, kept, other).err())
        .contains("is not used: it was had by --grant workload-identity, --client-id mcp-client");
    assertThat(tokens()).hasSize(2);
    assertThat(command("connect", kept).err()).contains("code_challenge_methods_supported");

    assertThat(command("connect", workload, kept, other).code()).isZero();
    assertThat(command("connect", workload, kept).code()).isZero();
    assertThat(tokens()).hasSize(2);
  }

  @Test
  void aWrongSecretIsTheEnd() throws IOException {
    Outcome outcome = credentials("--client-secret-file", file("secret", "wrong"));

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("401 invalid_client", "--client-secret-file");
    assertThat(tokens()).hasSize(1);
  }

  @Test
  void aServerThatTakesNoSecretIsNotShownOne() throws IOException {
    demo.as()
        .metadata(metadata ->
            metadata.putArray("token_endpoint_auth_methods_supported").add("tls_client_auth"));

    Outcome outcome = credentials("--client-secret-file", file("secret", SECRET));

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("client_secret_basic", "[tls_client_auth]");
    assertThat(tokens()).isEmpty();
  }

  @Test
  void aServerWithoutTheGrantIsNotAsked() throws IOException {
    demo.as()
        .metadata(metadata -> metadata.putArray("grant_types_supported").add("authorization_code"));

    Outcome outcome = credentials("--client-secret-file", file("secret", SECRET));

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("\"grant_types_supported\" with client_credentials");
    assertThat(tokens()).isEmpty();
  }

  @Test
  void aWorkloadActsByWhatItsPlatformHasSigned() throws IOException {
    Path token = Path.of(file("token", assertion + "\n"));

    assertThat(workload(token).code()).isZero();
    assertThat(tokens().getFirst().form())
        .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
        .containsEntry("assertion", assertion);

    // the platform puts another one there
    assertion = Keys.assertion(demo.as().issuer());
    Files.writeString(token, assertion);
    assertThat(workload(token).code()).isZero();
  }

  @Test
  void anAssertionForAnotherServerIsTheEnd() throws IOException {
    String other = Keys.assertion("https://other.example");

    Outcome outcome =
        run(
            "--grant",
            "workload-identity",
            "--issuer",
            demo.as().issuer(),
            "--assertion",
            file("token", other));

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("400 invalid_grant", "(aud)").doesNotContain(other);
    assertThat(tokens()).hasSize(1);
  }

  /** An MCP server that names a server of its own would get what it can use at the right one. */
  @ParameterizedTest
  @ValueSource(strings = {"https://right.example", ""})
  void anAssertionGoesOnlyToWhomItIsFor(String audience) throws IOException {
    String other = audience.isEmpty() ? "bm90.YQ.token" : Keys.assertion(audience);

    Outcome outcome = workload(Path.of(file("token", other)));

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("[" + audience + "]", "--issuer").doesNotContain(other);
    assertThat(tokens()).isEmpty();
  }

  @Test
  void aWorkloadsTokenCanBeAtAnAddress() throws IOException {
    idp.on("/identity", _ -> Answer.of(200).with("Content-Type", "text/plain").body(assertion));
    Path report = directory.resolve("report.html");
    Outcome outcome =
        run(
            "--grant",
            "workload-identity",
            "--assertion",
            idp.base() + "/identity",
            "--report",
            report.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(Files.readString(report)).contains("/identity").doesNotContain(assertion);

    idp.on("/identity", _ -> Answer.of(404));
    assertThat(workload(idp.base() + "/identity").err()).contains("a signed token (JWT) from");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a token", "a.b", "a.b.c.d"})
  void nothingIsSentThatIsNoAssertion(String text) throws IOException {
    Outcome outcome = workload(Path.of(file("token", text)));

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("a signed token (JWT) from", "token");
    assertThat(tokens()).isEmpty();
  }

  @Test
  void aWorkloadWithoutItsTokenSaysSo() {
    assertThat(workload(directory.resolve("none")).err()).contains("a file that cannot be read");
    assertThat(workload("env:NO_SUCH_VARIABLE_HERE").err()).contains("NO_SUCH_VARIABLE_HERE");
  }

  @Test
  void aUserActsByALoginAtTheEnterprise() throws IOException {
    idp.on("/.well-known/openid-configuration", _ -> provider());
    idp.on("/exchange", _ -> exchanged(ID_JAG));
    String identity = Keys.assertion("idp-client");

    Outcome outcome = enterprise(identity);

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(idp.calls("/exchange").getFirst().form())
        .containsEntry("grant_type", EXCHANGE)
        .containsEntry("requested_token_type", ID_JAG)
        .containsEntry("subject_token", identity)
        .containsEntry("subject_token_type", "urn:ietf:params:oauth:token-type:id_token")
        .containsEntry("audience", demo.as().issuer())
        .containsEntry("resource", demo.mcp().server().base() + "/mcp")
        .containsEntry("client_id", "idp-client");
    assertThat(tokens().getFirst().body()).doesNotContain(identity);
    assertThat(calls("initialize").body())
        .contains("io.modelcontextprotocol/enterprise-managed-authorization");
  }

  /** A provider that gives an access token in place of the assertion: nobody else may see it. */
  @Test
  void onlyAnIdentityAssertionIsPassedOn() throws IOException {
    idp.on("/.well-known/openid-configuration", _ -> provider());
    idp.on("/exchange", _ -> exchanged("urn:ietf:params:oauth:token-type:access_token"));

    Outcome outcome = enterprise(Keys.assertion("idp-client"));

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("issued_token_type", "ID-JAG");
    assertThat(tokens()).isEmpty();
  }

  @Test
  void aRefusalOfTheEnterpriseIsTheEnd() throws IOException {
    idp.on("/.well-known/openid-configuration", _ -> provider());
    idp.on("/exchange", _ -> refused("invalid_grant"));

    Outcome outcome = enterprise(Keys.assertion("idp-client"));

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("Log in at the identity provider");
    assertThat(tokens()).isEmpty();
  }

  private void givesDeviceCodes() {
    demo.as()
        .metadata(metadata ->
            metadata.put("device_authorization_endpoint", demo.as().server().base() + "/device"));
    demo.as()
        .server()
        .on(
            "/device",
            _ ->
                Answer.json(
                    """
                    {"verification_uri_complete":"http://localhost:1/device?user_code=ABCD-EFGH",\
                    "device_code":"the-device-code","user_code":"ABCD-EFGH","interval":1,\
                    "verification_uri":"http://localhost:1/device","expires_in":60}\
                    """))
        .on("/token", call -> demo.as().issued(call));
  }

  @ParameterizedTest
  @CsvSource({"true, https://client.example/metadata.json", "false, mcp-client"})
  void aDeviceIsKnownByItsDocumentWhereSuchAreTaken(boolean areTaken, String id) {
    givesDeviceCodes();
    demo.as().metadata(metadata -> metadata.put("client_id_metadata_document_supported", areTaken));

    Outcome outcome =
        run(
            "--grant",
            "device-code",
            "--client-metadata-url",
            "https://client.example/metadata.json");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(demo.as().server().calls("/device").getFirst().form())
        .containsEntry("client_id", id);
    assertThat(tokens().getFirst().form()).containsEntry("client_id", id);
  }

  @Test
  void aUserAgreesOnAnotherMachine() throws IOException {
    givesDeviceCodes();

    Path report = directory.resolve("report.html");
    Outcome outcome = run("--grant", "device-code", "--json", "--report", report.toString());

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(Files.readString(report))
        .contains("device_code")
        .doesNotContain("the-device-code", "user_code=ABCD-EFGH");
    assertThat(outcome.err())
        .contains("http://localhost:1/device in", ": ABCD-EFGH")
        .contains("Or open http://localhost:1/device?user_code=ABCD-EFGH and compare the code.");
    assertThat(outcome.out() + outcome.err()).doesNotContain("the-device-code");
    assertThat(tokens().getFirst().form()).containsEntry("device_code", "the-device-code");
  }

  @ParameterizedTest
  @CsvSource({
    "'--grant passwords', none of",
    "'--grant client-credentials', --client-key-file",
    "'--grant workload-identity', needs --assertion",
    "'--grant workload-identity --assertion eyJhbGciOiJub25lIn0', never the token",
    "'--grant enterprise-managed', needs --idp",
    "'--grant enterprise-managed --idp https://idp.example', needs --idp-client-id",
    "'--assertion file', --grant workload-identity",
    "'--idp-token file', --grant enterprise-managed",
    "'--client-key-file none', --issuer",
    "'--client-key-file none --client-id c --issuer https://as.example', cannot read"
  })
  void optionsThatDoNotFitAreRefused(String options, String remedy) {
    Outcome outcome = run(options.split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(remedy);
    assertThat(demo.requests()).isEmpty();
  }

  @Test
  void aFileWithoutAKeyIsNoKey() throws IOException {
    Outcome outcome = credentials("--client-key-file", file("key", "{\"d\":\"hidden\"}"));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("no private key").doesNotContain("hidden");
  }

  private Answer provider() {
    return Answer.json(
        """
        {"issuer":"%s","token_endpoint":"%s/exchange"}\
        """
            .formatted(idp.base(), idp.base()));
  }

  private Answer exchanged(String type) {
    return Answer.json(
        """
        {"access_token":"%s","issued_token_type":"%s","token_type":"N_A"}\
        """
            .formatted(assertion, type));
  }

  private Outcome credentials(String... more) {
    List<String> options = new ArrayList<>(List.of("--grant", "client-credentials"));
    options.addAll(List.of("--client-id", "c", "--issuer", demo.as().issuer()));
    options.addAll(List.of(more));
    return run(options.toArray(String[]::new));
  }

  private Outcome workload(Object source) {
    return run("--grant", "workload-identity", "--assertion", source.toString());
  }

  private Outcome enterprise(String identityToken) throws IOException {
    return run(
        "--grant",
        "enterprise-managed",
        "--idp",
        idp.base(),
        "--idp-client-id",
        "idp-client",
        "--idp-token",
        file("identity", identityToken));
  }

  private Outcome command(String command, String[]... options) {
    List<String> words = new ArrayList<>(List.of(command, demo.mcp().server().base() + "/mcp"));
    Stream.of(options).flatMap(Stream::of).forEach(words::add);
    return Demo.run(words.toArray(String[]::new));
  }

  private Outcome run(String... options) {
    List<String> words =
        new ArrayList<>(List.of("call", demo.mcp().server().base() + "/mcp", "echo", "message=hi"));
    words.addAll(List.of("--protocol", "2025-11-25"));
    words.addAll(List.of(options));
    return Demo.run(words.toArray(String[]::new));
  }

  private List<Call> tokens() {
    return demo.as().server().calls("/token");
  }

  private Call calls(String method) {
    return demo.mcp().server().calls("/mcp").stream()
        .filter(call -> call.body().contains("\"" + method + "\""))
        .findFirst()
        .orElseThrow();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
