package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.Certificates;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A token that is bound to a certificate passes from whoever showed that certificate: to the
 * gateway itself, or to a proxy that the gateway trusts and that has the address 127.0.0.1 here.
 */
class CertificateIT {

  private static final String PROXY = "127.0.0.1";
  private static final String CLIENT = "127.0.0.2";

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();

  @TempDir static Path files;

  private static Path alice;
  private static Path mallory;
  private static Path trustsGateway;
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    Certificates certificates = new Certificates(files);
    Path server = certificates.keyStore("localhost");
    alice = certificates.keyStore("alice");
    mallory = certificates.keyStore("mallory");
    trustsGateway = certificates.trusting("for-clients", server);
    Map<String, String> properties = new HashMap<>();
    properties.put("mcp.gateway.servers.demo.resource", "https://localhost:${server.port}/mcp");
    properties.put("mcp.gateway.certificate.header", "Client-Cert");
    properties.put("mcp.gateway.certificate.trusted-proxies", PROXY + "/32");
    properties.put("management.server.ssl.enabled", "false");
    properties.put("server.ssl.client-auth", "want");
    properties.put("server.ssl.key-store", server.toString());
    properties.put("server.ssl.key-store-password", Certificates.PASSWORD);
    properties.put(
        "server.ssl.trust-store", certificates.trusting("for-gateway", alice, mallory).toString());
    properties.put("server.ssl.trust-store-password", Certificates.PASSWORD);
    gateway = GatewayFixture.start(BACKEND.uri("/mcp").toString(), ISSUER, properties);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    ISSUER.close();
    BACKEND.close();
  }

  @BeforeEach
  void forget() {
    BACKEND.reset();
  }

  @Test
  void letsTheHolderOfTheCertificatePass() {
    AccessToken token = bound();
    assertThat(send(CLIENT, alice, token, Map.of())).isEqualTo(200);
    assertThat(send(CLIENT, alice, token, Map.of())).isEqualTo(200);
    assertThat(BACKEND.received()).hasSize(2);
  }

  @Test
  void refusesEverybodyElse() {
    AccessToken token = bound();
    // also when the token is known
    assertThat(send(CLIENT, alice, token, Map.of())).isEqualTo(200);
    BACKEND.reset();
    assertThat(send(CLIENT, mallory, token, Map.of())).isEqualTo(401);
    assertThat(send(CLIENT, trustsGateway, token, Map.of())).isEqualTo(401);
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void believesTheProxyAlone() {
    AccessToken token = bound();
    Map<String, String> says = Map.of("Client-Cert", sequence(alice));
    assertThat(send(PROXY, trustsGateway, token, says)).isEqualTo(200);
    assertThat(BACKEND.received())
        .singleElement()
        .satisfies(received ->
            assertThat(received.headers().keySet())
                .noneMatch(each -> each.equalsIgnoreCase("Client-Cert")));
    BACKEND.reset();
    assertThat(send(CLIENT, trustsGateway, token, says)).isEqualTo(401);
    assertThat(send(CLIENT, mallory, token, says)).isEqualTo(401);
    assertThat(send(PROXY, trustsGateway, token, Map.of())).isEqualTo(401);
    assertThat(send(PROXY, trustsGateway, token, Map.of("Client-Cert", sequence(mallory))))
        .isEqualTo(401);
    // the proxy's own certificate is nobody else's
    assertThat(send(PROXY, alice, token, Map.of())).isEqualTo(401);
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void demandsNoCertificateOfOtherTokens() {
    AccessToken token = Tokens.of(ISSUER, resource()).sign();
    assertThat(send(CLIENT, trustsGateway, token, Map.of())).isEqualTo(200);
  }

  @Test
  void saysInTheMetadataThatItKnowsCertificates() throws Exception {
    URI metadata = URI.create(resource().replace("/mcp", "/.well-known/oauth-protected-resource"));
    try (HttpClient http = client(CLIENT, trustsGateway)) {
      assertThat(
              http.send(HttpRequest.newBuilder(metadata).build(), BodyHandlers.ofString()).body())
          .contains("\"tls_client_certificate_bound_access_tokens\":true");
    }
  }

  private static AccessToken bound() {
    return Tokens.of(ISSUER, resource())
        .with("cnf", Map.of("x5t#S256", Certificates.thumbprint(alice)))
        .sign();
  }

  private static String resource() {
    return "https://localhost:" + gateway.port() + "/mcp";
  }

  private static String sequence(Path keyStore) {
    try {
      byte[] der = Certificates.certificate(keyStore).getEncoded();
      return ":" + Base64.getEncoder().encodeToString(der) + ":";
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  /** The status of the answer to a request from this address with this certificate. */
  private static int send(
      String from, Path keyStore, AccessToken token, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(resource()))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token.value())
            .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"));
    headers.forEach(request::header);
    try (HttpClient http = client(from, keyStore)) {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return answer.statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static HttpClient client(String from, Path keyStore) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .localAddress(InetAddress.ofLiteral(from))
        .sslContext(Certificates.context(keyStore, trustsGateway))
        .build();
  }
}
