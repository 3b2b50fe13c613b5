package dev.mcpgateway.client.login;

import static dev.mcpgateway.client.testing.FakeAuthorizationServer.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Problem.Kind;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.metadata.GrantType;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.Journal;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A device asks at the pace that the server wants, and stops when there is nothing to wait for. */
final class DeviceWayIT {

  private static final URI SERVER = URI.create("http://localhost:1/mcp");

  @AutoClose
  private final FakeAuthorizationServer as = new FakeAuthorizationServer(new Journal(), "");

  private final ObjectNode device = new JsonMapper().createObjectNode();
  private final Deque<String> errors = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Passing clock = new Passing();

  /** A clock that goes on only where somebody waits. */
  private static final class Passing extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void answers() {
    device
        .put("device_code", "the-device-code")
        .put("user_code", "ABCD-EFGH")
        .put("verification_uri", "http://localhost:1/device")
        .put("expires_in", 60)
        .put("interval", 2);
    as.metadata(
        metadata -> metadata.put("device_authorization_endpoint", as.server().base() + "/device"));
    as.server()
        .on("/device", _ -> Answer.json(device.toString()))
        .on("/token", call -> errors.isEmpty() ? as.issued(call) : refused(errors.poll()));
  }

  @Test
  void asksUntilTheUserHasAgreed() {
    errors.addAll(List.of("authorization_pending", "authorization_pending"));

    Grant grant = grant();

    assertThat(FakeAuthorizationServer.isFor(grant.accessToken().text(), SERVER.toString()))
        .isTrue();
    assertThat(told).containsExactly("http://localhost:1/device ABCD-EFGH 60");
    assertThat(pauses).containsOnly(Duration.ofSeconds(2)).hasSize(3);
    Call asked = as.server().calls("/device").getFirst();
    assertThat(asked.form())
        .containsOnly(
            Map.entry("client_id", "c"),
            Map.entry("scope", "a b"),
            Map.entry("resource", SERVER.toString()));
    assertThat(as.server().calls("/token").getFirst().form())
        .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .containsEntry("device_code", "the-device-code")
        .containsEntry("client_id", "c");
  }

  @Test
  void slowsDownForGood() {
    errors.addAll(List.of("slow_down", "authorization_pending", "slow_down"));

    assertThat(grant().clientId()).isEqualTo("c");
    assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(2L, 7L, 7L, 12L);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void asksMoreAndMoreSeldomWhileTheServerIsAway(int status) {
    Deque<Answer> answers =
        new ArrayDeque<>(
            List.of(
                refused("slow_down"),
                Answer.of(status),
                Answer.of(status).body("{\"error\":\"server_error\"}"),
                refused("authorization_pending")));
    as.server().on("/token", call -> answers.isEmpty() ? as.issued(call) : answers.poll());

    assertThat(grant().clientId()).isEqualTo("c");
    assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(2L, 7L, 14L, 28L, 7L);
  }

  @Test
  void asksAgainWhenTheConnectionIsLost() {
    Flux<String> broken = Flux.error(new IOException("on purpose"));
    as.server()
        .on(
            "/token",
            call ->
                as.server().calls("/token").size() > 2
                    ? as.issued(call)
                    : new Answer(200, List.of(), broken));

    assertThat(grant().clientId()).isEqualTo("c");
    assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(2L, 4L, 8L);
  }

  @Test
  void stopsAtAnAnswerThatCannotBeRead() {
    as.server().on("/token", _ -> Answer.of(200).with("Content-Type", "no type").body("x"));

    assertThat(problem().kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void tellsThatTheServerStayedAway() {
    as.server().on("/token", _ -> Answer.of(503));

    Problem problem = problem();

    assertThat(problem.came()).isEqualTo("503 without an OAuth error");
    assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(2L, 4L, 8L, 16L);
  }

  @Test
  void showsTheAddressThatHasTheCodeInIt() {
    device.put("verification_uri_complete", "http://localhost:1/device?user_code=ABCD-EFGH");

    assertThat(grant().clientId()).isEqualTo("c");
    assertThat(told)
        .containsExactly(
            "http://localhost:1/device http://localhost:1/device?user_code=ABCD-EFGH ABCD-EFGH 60");
  }

  @ParameterizedTest
  @CsvSource({"access_denied, Agree", "expired_token, sooner", "invalid_grant, Log in again"})
  void stopsAtARefusal(String error, String change) {
    errors.addAll(List.of("authorization_pending", error));

    Problem problem = problem();

    assertThat(problem.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
    assertThat(problem.came()).contains(error);
    assertThat(problem.change()).contains(change);
    assertThat(as.server().calls("/token")).hasSize(2);
  }

  @Test
  void stopsWhenTheCodeIsNoLongerGood() {
    device.put("expires_in", 7);
    errors.addAll(Collections.nCopies(100, "authorization_pending"));

    assertThat(problem().came()).isEqualTo("nobody");
    assertThat(pauses).hasSize(3);
  }

  @Test
  void stopsWhenTheUsersPatienceEnds() {
    device.put("expires_in", 3600);
    errors.addAll(Collections.nCopies(100, "authorization_pending"));

    assertThat(problem().change()).contains("--timeout");
    assertThat(pauses).hasSize(50);
    assertThat(told).containsExactly("http://localhost:1/device ABCD-EFGH 100");
  }

  @Test
  void showsNoAddressThatIsNotSafeToOpen() {
    device.put("verification_uri", "javascript:alert(1)");

    assertThat(problem().kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(told).isEmpty();
  }

  @Test
  void saysThatTheServerGivesNoCodes() {
    as.server().on("/device", _ -> refused("unauthorized_client"));

    assertThat(problem().change()).contains("device_code");
    assertThat(told).isEmpty();
  }

  private Problem problem() {
    return catchThrowableOfType(FlowException.class, this::grant).problem();
  }

  private Grant grant() {
    LoginSettings settings =
        new LoginSettings(
            SERVER, Optional.empty(), Duration.ofSeconds(100), new Credential.Header());
    LoginPorts ports =
        new LoginPorts(
            _ -> Mono.empty(),
            Mono::empty,
            new InMemoryTokenStore(),
            new PreRegistered(Optional.empty(), Optional.of("c"), Optional.empty()),
            Trace.SILENT);
    TokenEndpoint endpoint =
        new TokenEndpoint(
            new Fetcher(new HttpClients(URI.create("http://localhost"), List.of())),
            clock,
            new Random(1));
    DeviceWay way =
        new DeviceWay(
            settings,
            ports,
            shown ->
                Mono.fromRunnable(() ->
                    told.add(
                        shown.verification()
                            + shown.complete().map(page -> " " + page).orElse("")
                            + " "
                            + shown.userCode()
                            + " "
                            + shown.left().toSeconds())),
            endpoint,
            new Redemption(endpoint, Trace.SILENT),
            this::pass);
    return way.grant(goal()).blockOptional(Duration.ofSeconds(10)).orElseThrow();
  }

  private Mono<?> pass(Duration time) {
    return Mono.fromRunnable(() -> {
      pauses.add(time);
      clock.now = clock.now.plus(time);
    });
  }

  private Way.Goal goal() {
    JsonMapper json = new JsonMapper();
    ServerMetadata server =
        ServerMetadata.read(
            json.readTree(String.join("", as.document().body().collectList().block())),
            as.issuer(),
            SERVER,
            GrantType.DEVICE_CODE);
    ResourceMetadata resource =
        new ResourceMetadata(
            SERVER.toString(), List.of(as.issuer()), List.of(), Optional.empty(), false);
    return new Way.Goal(
        resource, server, new Scopes(List.of("a", "b"), "chosen"), Optional.empty());
  }
}
