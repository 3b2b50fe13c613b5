package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A credential is read where it may stand, and nowhere else; its text stays out of every log. */
class CredentialsIT {

  private static final String PAGE = "https://app.example.com";

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static GatewayFixture gateway;
  private static AccessToken token;

  @BeforeAll
  static void start() {
    gateway =
        GatewayFixture.start(
            BACKEND.uri("/mcp").toString(),
            ISSUER,
            Map.of(
                "mcp.gateway.servers.demo.access-token-cookie",
                "access_token",
                "mcp.gateway.origins[0]",
                PAGE,
                "mcp.gateway.servers.plain.resource",
                "http://localhost:${server.port}/plain",
                "mcp.gateway.servers.plain.backend",
                BACKEND.uri("/plain").toString(),
                "mcp.gateway.servers.plain.issuers[0].issuer",
                ISSUER.issuer()));
    token =
        Tokens.of(ISSUER, gateway.resource())
            .forAudience(gateway.resource(), gateway.uri("/plain").toString())
            .sign();
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
  void challengesARequestWithoutCredential() {
    for (Ping ping :
        List.of(
            ping(),
            ping().with("Authorization", "Basic YWxpY2U6cGFzc3dvcmQ="),
            ping().with("Authorization", "DPoP " + token.value()),
            ping().with("Cookie", "session=1; access_token="),
            ping().form("access_token=" + token.value()),
            Ping.to(gateway.uri("/plain")).cookie(token))) {
      HttpResponse<String> answer = ping.send();
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(challenge(answer)).startsWith("Bearer resource_metadata=").doesNotContain("error");
      assertThat(answer.body()).contains("no_credential");
    }
    assertThat(BACKEND.received()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void refusesACredentialThatIsNotShownAsItMustBe(Ping ping) {
    HttpResponse<String> answer = ping.send();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(challenge(answer)).contains("error=\"invalid_request\"");
    assertThat(answer.body()).contains("invalid_request").doesNotContain(token.value());
    assertThat(BACKEND.received()).isEmpty();
  }

  static Stream<Arguments> refusesACredentialThatIsNotShownAsItMustBe() {
    String text = token.value();
    return Stream.of(
        argumentSet("two headers", ping().bearer(token).bearer(token)),
        argumentSet("two schemes", ping().bearer(token).with("Authorization", "Basic YTpi")),
        argumentSet("joined", ping().with("Authorization", "Bearer " + text + ", Bearer " + text)),
        argumentSet("no token", ping().with("Authorization", "Bearer")),
        argumentSet("odd characters", ping().with("Authorization", "Bearer a b")),
        argumentSet("header and cookie", ours().bearer(token).cookie(token)),
        argumentSet("two cookies", ours().cookie(token).cookie(token)),
        argumentSet(
            "a cookie twice",
            ours().with("Cookie", "access_token=" + text + "; access_token=" + text)),
        argumentSet("query", Ping.to(gateway.uri("/mcp?access_token=" + text))),
        argumentSet(
            "query beside a header", Ping.to(gateway.uri("/mcp?access_token=x")).bearer(token)),
        argumentSet(
            "query in disguise",
            Ping.to(gateway.uri("/mcp?a=b&acce%73s%5Ftoken=" + text)).bearer(token)),
        argumentSet(
            "query in capitals", Ping.to(gateway.uri("/mcp?Access_Token=x")).bearer(token)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
  void readsTheHeaderWhateverTheCaseOfTheScheme(String scheme) {
    assertThat(ping().with("Authorization", scheme + " " + token.value()).send().statusCode())
        .isEqualTo(200);
    assertThat(BACKEND.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, '', '', 403",
    "POST, '', same-origin, 403",
    "POST, '', none, 403",
    "POST, null, '', 403",
    "POST, https://evil.example.com, '', 403",
    "POST, https://app.example.com, cross-site, 200",
    "POST, own, same-origin, 200",
    "DELETE, '', same-origin, 403",
    "DELETE, own, '', 200",
    "GET, '', '', 200",
    "GET, '', same-origin, 200",
    "GET, '', none, 200",
    "GET, '', same-site, 403",
    "GET, '', cross-site, 403",
    "GET, null, same-origin, 403",
    "GET, https://app.example.com, cross-site, 200"
  })
  void asksWhichPageSentTheCookie(String method, String origin, String site, int status) {
    Ping ping = ping().cookie(token);
    if (!"POST".equals(method)) {
      ping.method(method);
    }
    if (!origin.isEmpty()) {
      ping.with("Origin", "own".equals(origin) ? ownOrigin() : origin);
    }
    if (!site.isEmpty()) {
      ping.with("Sec-Fetch-Site", site);
    }
    assertThat(ping.send().statusCode()).isEqualTo(status);
    assertThat(BACKEND.received()).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  void asksNothingOfTheSortWithTheHeader() {
    assertThat(ping().bearer(token).with("Sec-Fetch-Site", "cross-site").send().statusCode())
        .isEqualTo(200);
  }

  @Test
  void keepsTheCookieToItself() {
    ours().with("Cookie", "a=b; access_token=" + token.value()).send();
    assertThat(BACKEND.received())
        .singleElement()
        .satisfies(received ->
            assertThat(received.headers().toString())
                .doesNotContain(token.value(), "access_token"));
  }

  @Test
  void writesNoTokenIntoAnyLog() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Recording recording = new Recording();
    Level before = root.getLevel();
    recording.start();
    root.setLevel(Level.TRACE);
    root.addAppender(recording);
    AccessToken bad = Tokens.of(ISSUER, gateway.resource()).expired().sign();
    try {
      // one that was never seen, so that it is verified
      AccessToken fresh = Tokens.of(ISSUER, gateway.resource()).sign();
      assertThat(ping().bearer(fresh).send().statusCode()).isEqualTo(200);
      assertThat(ours().cookie(fresh).send().statusCode()).isEqualTo(200);
      ping().bearer(bad).send();
      ping().with("Authorization", "Bearer " + token.value() + " x").send();
      Ping.to(gateway.uri("/mcp?access_token=" + token.value())).send();
      assertThat(recording.lines).hasSizeGreaterThan(50);
      for (AccessToken each : List.of(fresh, bad, token)) {
        String signature = each.value().substring(each.value().lastIndexOf('.') + 1);
        assertThat(recording.lines).noneMatch(line -> line.contains(signature));
      }
    } finally {
      root.detachAppender(recording);
      root.setLevel(before);
    }
  }

  private static Ping ping() {
    return Ping.to(gateway.uri("/mcp"));
  }

  /** From a page of the resource's own origin. */
  private static Ping ours() {
    return ping().with("Origin", ownOrigin());
  }

  private static String ownOrigin() {
    return "http://localhost:" + gateway.port();
  }

  private static String challenge(HttpResponse<String> answer) {
    return answer.headers().firstValue("WWW-Authenticate").orElse("");
  }

  private static final class Recording extends AppenderBase<ILoggingEvent> {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      String thrown =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(
          event.getLoggerName()
              + event.getFormattedMessage()
              + event.getKeyValuePairs()
              + event.getMDCPropertyMap()
              + thrown);
    }
  }
}
