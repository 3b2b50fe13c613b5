package dev.mcpgateway.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Products are known by metadata in the shape that theirs have, and by the headers they send. */
final class ProductTest {

  private static final URI SERVER = URI.create("https://mcp.example/mcp");

  private final Examination seen = new Examination(Subject.of(SERVER));

  ProductTest() {
    HttpHeaders challenge = new HttpHeaders();
    challenge.add("WWW-Authenticate", "Bearer scope=\"mcp\"");
    add(new Probe("post", "POST", SERVER, Map.of(), ""), 401, challenge, "");
  }

  @ParameterizedTest
  @CsvSource({
    "dex, ASM-05 ASM-16 ASM-17 ASM-18 ASM-19",
    "keycloak, ASM-05 ASM-17 ASM-22 ASM-23",
    "entra, ASM-03 ASM-16 ASM-17 ASM-18 ASM-19 ASM-22",
    "okta, ASM-18 ASM-19 ASM-22 ASM-23",
    "auth0, ASM-05 ASM-17 ASM-18 ASM-19 ASM-22",
    "cognito, ASM-03 ASM-16 ASM-17 ASM-18 ASM-19 ASM-22",
  })
  void isKnownByItsMetadata(String name, String found) throws IOException {
    String metadata = Files.readString(Path.of("src/test/resources/products", name + ".json"));
    issuer(new JsonMapper().readTree(metadata).path("issuer").asString());
    Exchange shown = document("asm-1", 200, metadata);

    assertThat(productsIn(shown))
        .extracting(Enum::name)
        .containsExactly(name.toUpperCase(Locale.ROOT));
    assertThat(Doctor.judge(Redaction.of(seen)).findings())
        .filteredOn(finding -> finding.id().startsWith("ASM"))
        .extracting(Finding::id)
        .containsExactly(found.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.microsoftonline.com/common/v2.0, ENTRA",
    "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0, ENTRA",
    "https://example.okta.com/oauth2/default, OKTA",
    "https://example.eu.auth0.com/, AUTH0",
    "https://cognito-idp.eu-central-1.amazonaws.com/pool, COGNITO",
    "https://login.example/okta.com, ''",
    "https://login.example.okta.com.evil.example/, ''",
  })
  void isKnownByItsIssuerWhereItHasNoMetadata(String issuer, String product) {
    issuer(issuer);
    Exchange shown = document("asm-1", 404, "");

    assertThat(productsIn(shown).stream().map(Enum::name))
        .containsExactlyElementsOf(product.isEmpty() ? List.of() : List.of(product));
  }

  @ParameterizedTest
  @CsvSource({
    "Server, nginx, NGINX",
    "Server, nginx/1.26.1, NGINX",
    "Server, openresty, NGINX",
    "Server, cloudflare, CLOUDFLARE",
    "CF-Ray, 8f2b1c0d4e5f6789-FRA, CLOUDFLARE",
    "X-Powered-By, Express, EXPRESS",
  })
  void isKnownByTheHeadersThatItSends(String name, String value, Product product) {
    HttpHeaders headers = new HttpHeaders();
    headers.add(name, value);
    Exchange shown = add(Probe.document("prm-root", SERVER), 404, headers, "");

    assertThat(productsIn(shown)).containsExactly(product);
  }

  @Test
  void isNotGuessed() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("Server", "nginxless");

    assertThat(productsIn(add(Probe.document("prm-root", SERVER), 404, headers, ""))).isEmpty();
  }

  @Test
  void namesItsSwitchBesideWhatToChangeAnyway() throws IOException {
    issuer("https://login.example/dex");
    document("asm-1", 200, Files.readString(Path.of("src/test/resources/products/dex.json")));

    assertThat(Doctor.judge(seen).findings())
        .filteredOn(finding -> finding.id().equals("ASM-05"))
        .extracting(Finding::remedy)
        .containsExactly(
            "Allow S256 only. Dex: v2.45 always lists both, and has no switch for it.");
  }

  @Test
  void hasRemediesOnlyForFaultsThatAreLookedFor() {
    List<String> checks = Catalogue.CHECKS.stream().map(Check::id).toList();

    assertThat(ProductRemedies.ALL)
        .allMatch(one -> checks.contains(one.check()))
        .allMatch(one -> one.text().endsWith("."));
    assertThat(ProductRemedies.ALL.stream().map(ProductRemedies.ProductRemedy::product))
        .contains(Product.values());
  }

  private List<Product> productsIn(Exchange shown) {
    return Arrays.stream(Product.values()).filter(one -> one.isIn(shown, seen)).toList();
  }

  private void issuer(String issuer) {
    document(
        "prm-root",
        200,
        "{\"resource\":\"" + SERVER + "\",\"authorization_servers\":[\"" + issuer + "\"]}");
  }

  private Exchange document(String name, int status, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.add("Content-Type", "application/json");
    headers.add("Access-Control-Allow-Origin", "*");
    return add(Probe.document(name, SERVER), status, headers, body);
  }

  private Exchange add(Probe probe, int status, HttpHeaders headers, String body) {
    Exchange exchange = new Exchange(probe, status, headers, body, 0);
    seen.add(exchange);
    return exchange;
  }
}
