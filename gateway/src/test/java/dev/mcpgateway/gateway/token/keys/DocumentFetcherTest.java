package dev.mcpgateway.gateway.token.keys;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.mcpgateway.gateway.token.keys.DocumentFetcher.Fetched;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFetcherTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration SHORT_LIMIT = Duration.ofMillis(500);

  private final WireMockServer web =
      new WireMockServer(options().dynamicPort().bindAddress("localhost"));
  private final DocumentFetcher fetcher = new DocumentFetcher(LIMIT);

  @BeforeEach
  void start() {
    web.start();
  }

  @AfterEach
  void stop() {
    fetcher.close();
    web.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/jwk-set+json", "text/plain", ""})
  void takesAnObjectWhateverItIsCalled(String type) throws KeysUnavailableException {
    answer(aResponse().withHeader("Content-Type", type).withBody("{\"keys\":[],\"x\":null}"));
    assertThat(fetch()).isEqualTo(new Fetched.Document(Map.of("keys", List.of())));
    web.verify(
        getRequestedFor(urlEqualTo("/keys"))
            .withoutHeader("Authorization")
            .withoutHeader("Upgrade"));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 400, 401, 404, 429, 500, 503})
  void takesNothingButAPlainSuccess(int status) throws KeysUnavailableException {
    answer(aResponse().withStatus(status).withBody("{}"));
    assertThat(fetch())
        .isInstanceOfSatisfying(
            Fetched.Nothing.class,
            nothing -> assertThat(nothing.detail()).endsWith("/keys answered " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws KeysUnavailableException {
    answer(aResponse().withStatus(status).withHeader("Location", web.url("/else")));
    web.stubFor(get("/else").willReturn(aResponse().withBody("{}")));
    assertThat(fetch()).isInstanceOf(Fetched.Nothing.class);
    web.verify(0, getRequestedFor(urlEqualTo("/else")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{\"a\":1,\"a\":2}", "{} {}"})
  void takesNothingButAnObject(String body) throws KeysUnavailableException {
    answer(aResponse().withBody(body));
    assertThat(fetch()).isInstanceOf(Fetched.Nothing.class);
  }

  @Test
  void endsWhatIsTooLong() {
    answer(aResponse().withBody("{\"x\":\"" + "x".repeat(600 * 1024) + "\"}"));
    assertUnavailable();
  }

  @Test
  void endsWhatDoesNotBegin() {
    answer(aResponse().withFixedDelay(30_000).withBody("{}"));
    assertTooLate();
  }

  @Test
  void endsWhatDoesNotEnd() {
    // the headers come at once: a limit for them alone would wait for all the rest
    answer(aResponse().withChunkedDribbleDelay(100, 60_000).withBody("{" + " ".repeat(200) + "}"));
    assertTooLate();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void endsWhatIsNoHttp(Fault fault) {
    answer(aResponse().withFault(fault));
    assertUnavailable();
  }

  @Test
  void endsWhereNobodyListens() {
    web.stop();
    assertThatExceptionOfType(KeysUnavailableException.class)
        .isThrownBy(() -> fetcher.fetch(URI.create("http://localhost:1/keys")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:99999/keys", "ftp://localhost/keys", "http:keys"})
  void endsWhatIsNoAddress(String address) {
    assertThatExceptionOfType(KeysUnavailableException.class)
        .isThrownBy(() -> fetcher.fetch(URI.create(address)));
  }

  @Test
  void goesThroughNoProxy() throws KeysUnavailableException {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("localhost", 1)));
    try (DocumentFetcher fresh = new DocumentFetcher(LIMIT)) {
      answer(aResponse().withBody("{}"));
      assertThat(fresh.fetch(URI.create(web.url("/keys")))).isInstanceOf(Fetched.Document.class);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void endsWhenItIsInterrupted() {
    Thread.currentThread().interrupt();
    assertUnavailable();
    assertThat(Thread.interrupted()).isTrue();
  }

  private void answer(ResponseDefinitionBuilder answer) {
    web.stubFor(any(anyUrl()).atPriority(9).willReturn(answer));
  }

  private Fetched fetch() throws KeysUnavailableException {
    return fetcher.fetch(URI.create(web.url("/keys")));
  }

  private void assertTooLate() {
    try (DocumentFetcher hasty = new DocumentFetcher(SHORT_LIMIT)) {
      assertThatExceptionOfType(KeysUnavailableException.class)
          .isThrownBy(() -> hasty.fetch(URI.create(web.url("/keys"))))
          .satisfies(e -> assertThat(e.detail()).contains("did not answer within"));
    }
  }

  private void assertUnavailable() {
    assertThatExceptionOfType(KeysUnavailableException.class)
        .isThrownBy(this::fetch)
        .satisfies(e -> assertThat(e.detail()).contains("/keys"));
  }
}
