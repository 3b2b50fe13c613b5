package dev.mcpgateway.gateway.features;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams end soon after it is known that their token is no longer good. */
class WithdrawnTokenIT {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int STREAMS = 5;
  private static final String PATIENT = "mcp.gateway.servers.patient.";

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir static Path files;

  private static GatewayFixture gateway;

  private final Queue<EventSource> sources = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() throws IOException {
    Path secret = Files.writeString(files.resolve("secret"), "s3cret");
    String introspection = "mcp.gateway.servers.demo.issuers[0].introspection.";
    gateway =
        GatewayFixture.start(
            BACKEND.uri("/mcp").toString(),
            ISSUER,
            Map.ofEntries(
                entry(introspection + "uri", ISSUER.introspectionUri()),
                entry(introspection + "client-id", "gateway"),
                entry(introspection + "client-secret-file", secret.toString()),
                // what is remembered for requests says nothing of streams
                entry(introspection + "cache", "10m"),
                entry(introspection + "recheck", "1s"),
                entry(PATIENT + "resource", "http://localhost:${server.port}/patient"),
                entry(PATIENT + "backend", BACKEND.uri("/mcp").toString()),
                entry(PATIENT + "issuers[0].issuer", ISSUER.issuer()),
                entry(PATIENT + "issuers[0].introspection.uri", ISSUER.introspectionUri()),
                entry(PATIENT + "issuers[0].introspection.client-id", "gateway"),
                entry(PATIENT + "issuers[0].introspection.client-secret-file", secret.toString()),
                entry(PATIENT + "issuers[0].introspection.cache", "1s"),
                entry(PATIENT + "issuers[0].introspection.recheck", "10m")));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    ISSUER.close();
    BACKEND.close();
  }

  @BeforeEach
  void stream() {
    BACKEND.reset();
    BACKEND.answerEach(_ -> {
      EventSource source = new EventSource();
      sources.add(source);
      return BackendAnswer.events(source.emit("data: 1\n\n"));
    });
  }

  @Test
  void endsTheStreamsOfATokenThatItsIssuerTakesBack() throws Exception {
    AccessToken token = ISSUER.introspection().token(gateway.resource());
    List<InputStream> streams = open(token);
    long before = ISSUER.introspection().asked(token);
    assertThat(before).isBetween(1L, STREAMS - 1L);
    await().until(() -> ISSUER.introspection().asked(token) >= before + 2);
    long known = ISSUER.introspection().asked(token);
    ISSUER.introspection().revoke(token);
    for (InputStream stream : streams) {
      assertThat(stream.readAllBytes()).asString().isEqualTo(": invalid_token\n\n");
    }
    // once for all of them, each time
    assertThat(ISSUER.introspection().asked(token)).isBetween(known, known + 2);
    sources.forEach(EventSource::awaitLeft);
    BACKEND.reset();
    assertThat(Ping.to(gateway.uri("/mcp")).bearer(token).send().statusCode()).isEqualTo(401);
    assertThat(BACKEND.received()).isEmpty();
  }

  /** Long before its time to be asked about for its streams. */
  @Test
  void endsTheStreamsOfATokenThatARequestLearnsOf() throws Exception {
    URI patient = gateway.uri("/patient");
    AccessToken token = ISSUER.introspection().token(patient.toString());
    List<InputStream> streams = open(patient, token);
    ISSUER.introspection().revoke(token);
    BACKEND.answer(BackendAnswer.json(BackendAnswer.PONG));
    await().until(() -> Ping.to(patient).bearer(token).send().statusCode() == 401);
    long known = System.nanoTime();
    for (InputStream stream : streams) {
      assertThat(stream.readAllBytes()).asString().isEqualTo(": invalid_token\n\n");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - known)).isLessThan(SOON);
    sources.forEach(EventSource::awaitLeft);
  }

  @Test
  void endsTheStreamsOfATokenWhoseKeyIsGone() throws Exception {
    AccessToken token = Tokens.of(ISSUER, gateway.resource()).sign();
    List<InputStream> streams = open(token);
    ISSUER.rotate();
    BACKEND.answer(BackendAnswer.json(BackendAnswer.PONG));
    AccessToken next = Tokens.of(ISSUER, gateway.resource()).sign();
    await().until(() -> Ping.to(gateway.uri("/mcp")).bearer(next).send().statusCode() == 200);
    long known = System.nanoTime();
    for (InputStream stream : streams) {
      assertThat(stream.readAllBytes()).asString().isEqualTo(": invalid_token\n\n");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - known)).isLessThan(SOON);
    sources.forEach(EventSource::awaitLeft);
  }

  /** Streams that have begun. */
  private static List<InputStream> open(AccessToken token) throws Exception {
    return open(gateway.uri("/mcp"), token);
  }

  private static List<InputStream> open(URI server, AccessToken token) throws Exception {
    List<InputStream> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(server)
              .header("Accept", "text/event-stream")
              .header("Authorization", "Bearer " + token.value())
              .GET()
              .build();
      InputStream stream = HTTP.send(request, BodyHandlers.ofInputStream()).body();
      assertThat(stream.readNBytes(9)).hasSize(9);
      streams.add(stream);
    }
    return streams;
  }
}
