package dev.mcpgateway.gateway.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No bad token and no bad request passes the gateway's process, makes it fail, comes back in an
 * answer, or has it fetch what a token names.
 */
final class AttackIT {

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static final FakeIssuer STRANGER = FakeIssuer.start();

  /** How each JWT begins. */
  private static final Pattern ENCODED_OBJECT = Pattern.compile("eyJ[A-Za-z0-9_-]{20}");

  private static final Pattern FORGED_LINE = Pattern.compile("^X-Injected");
  private static final AtomicInteger TRAPPED = new AtomicInteger();
  private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();
  private static final Map<String, Integer> OUTCOMES = new TreeMap<>();
  private static HttpServer trap;
  private static GatewayProcess gateway;

  @BeforeAll
  static void start() throws IOException {
    trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    trap.createContext(
        "/",
        exchange -> {
          TRAPPED.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    trap.start();
    gateway =
        GatewayProcess.start(
            Map.of(
                "mcp.gateway.limits.body",
                "65536B",
                "mcp.gateway.servers.demo.resource",
                "http://localhost:${server.port}/mcp",
                "mcp.gateway.servers.demo.backend",
                BACKEND.uri("/inside/mcp").toString(),
                "mcp.gateway.servers.demo.dpop.mode",
                "accepted",
                "mcp.gateway.servers.demo.issuers[0].issuer",
                ISSUER.issuer(),
                "mcp.gateway.servers.other.resource",
                "http://localhost:${server.port}/other",
                "mcp.gateway.servers.other.backend",
                BACKEND.uri("/inside/other").toString(),
                "mcp.gateway.servers.other.issuers[0].issuer",
                STRANGER.issuer()));
  }

  @AfterAll
  static void stop() {
    int cases = OUTCOMES.values().stream().mapToInt(each -> each).sum();
    System.out.println("attacks: " + cases + ", answered: " + OUTCOMES);
    gateway.close();
    trap.stop(0);
    BACKEND.close();
    ISSUER.close();
    STRANGER.close();
  }

  @BeforeEach
  void forget() {
    BACKEND.reset();
  }

  @ParameterizedTest
  @MethodSource
  void refuses(Attack attack) throws IOException {
    assertThat(NAMES.add(attack.name())).as("a case of its own").isTrue();
    Target target = target();
    String answer = send(attack.request().apply(target));
    String status = answer.isEmpty() ? "closed" : answer.split(" ", 3)[1];
    OUTCOMES.merge(status, 1, Integer::sum);
    assertThat(status).matches("4..|closed");
    assertThat(answer).doesNotContain(target.marker()).doesNotContainIgnoringCase("x-injected");
    assertThat(BACKEND.received()).isEmpty();
    assertThat(TRAPPED).hasValue(0);
    assertThat(gateway.hasLogged(ENCODED_OBJECT)).as("a token in the log").isFalse();
    assertThat(gateway.hasLogged(FORGED_LINE)).as("a forged line in the log").isFalse();
    assertThat(gateway.isAlive()).isTrue();
  }

  static Stream<Attack> refuses() {
    return Stream.of(BadTokens.all(), BadProofs.all(), BadRequests.all()).flatMap(each -> each);
  }

  @Test
  void refusesNothingElse() throws IOException {
    assertThat(send(target().withLines(""))).startsWith("HTTP/1.1 200 ");
    assertThat(send(BadProofs.spoiledByNothing().request().apply(target())))
        .startsWith("HTTP/1.1 200 ");
    assertThat(BACKEND.received()).hasSize(2);
  }

  private static Target target() {
    String marker = "m" + UUID.randomUUID().toString().replace("-", "");
    String address = "http://localhost:" + trap.getAddress().getPort() + "/keys?" + marker;
    return new Target(gateway.port(), ISSUER, STRANGER, address, marker);
  }

  private static String send(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(10_000);
      return exchange(socket, request);
    }
  }

  /** A gateway that has seen enough may close while the request is still written. */
  private static String exchange(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
    } catch (SocketException _) {
      // what it answered before it closed is read all the same
    }
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException _) {
      return "";
    }
  }
}
