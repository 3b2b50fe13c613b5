package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.Received;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who called before over the same connection says nothing of who calls now. */
final class SharedConnectionIT {

  private static final String ADMIN =
      """
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"admin"}}\
      """;

  @RegisterExtension
  static final ProxyFixture GATEWAY =
      ProxyFixture.start(
          Map.of(
              "mcp.gateway.servers.demo.identity.mode", "headers",
              "mcp.gateway.servers.demo.policy.rules[0].tools", "admin",
              "mcp.gateway.servers.demo.policy.rules[0].scopes", "mcp:admin",
              "mcp.gateway.servers.demo.policy.rules[1].methods", "*"));

  private final String alice =
      bearer(GATEWAY.token(each -> each.with("sub", "alice").with("scope", "mcp:admin")));
  private final String bob =
      bearer(GATEWAY.token(each -> each.with("sub", "bob").with("scope", "mcp:read")));
  private Socket socket;
  private DataInputStream input;

  @BeforeEach
  void connect() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), GATEWAY.port());
    socket.setSoTimeout(20_000);
    input = new DataInputStream(socket.getInputStream());
    GATEWAY
        .backend()
        .answer(BackendAnswer.json(BackendAnswer.PONG).with("Mcp-Session-Id", "of-the-backend"));
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  @Test
  void judgesEachRequestByItself() throws IOException {
    Answer begun = exchange(alice, Calls.PING);
    String session = "Mcp-Session-Id: " + begun.header("mcp-session-id") + "\r\n";
    assertReached("alice", "");

    assertThat(exchange(bob, Calls.PING).status()).isEqualTo(200);
    assertReached("bob", "");
    assertRefused(bob + session, Calls.PING, 404, "session_not_found");
    assertRefused(bob, ADMIN, 403, "insufficient_scope");
    assertRefused("", Calls.PING, 401, "no_credential");
    assertRefused(session, Calls.PING, 401, "no_credential");

    assertThat(exchange(alice + session, ADMIN).status()).isEqualTo(200);
    assertReached("alice", "of-the-backend");
    assertThat(exchange(bob, Calls.PING).status()).isEqualTo(200);
    assertReached("bob", "");
  }

  @Test
  void judgesEachRequestByItselfWhereTheyComeAllAtOnce() throws IOException {
    send(
        request(alice, ADMIN)
            + request(bob, ADMIN)
            + request("", ADMIN)
            + request(bob, Calls.PING)
            + request(alice, Calls.PING));
    assertThat(read().status()).isEqualTo(200);
    assertThat(read().body()).contains("insufficient_scope");
    assertThat(read().body()).contains("no_credential");
    assertThat(read().status()).isEqualTo(200);
    assertThat(read().status()).isEqualTo(200);
    assertThat(GATEWAY.backend().received())
        .extracting(each -> each.header("X-Auth-Subject").getFirst())
        .containsExactly("alice", "bob", "alice");
  }

  private static void assertReached(String subject, String session) {
    Received received = GATEWAY.backend().take();
    assertThat(received.header("X-Auth-Subject")).containsExactly(subject);
    assertThat(received.header("X-Auth-Scopes"))
        .containsExactly(subject.equals("alice") ? "mcp:admin" : "mcp:read");
    assertThat(String.join(",", received.header("Mcp-Session-Id"))).isEqualTo(session);
  }

  private void assertRefused(String lines, String body, int status, String code)
      throws IOException {
    int reached = GATEWAY.backend().received().size();
    Answer answer = exchange(lines, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains('"' + code + '"');
    assertThat(GATEWAY.backend().received()).hasSize(reached);
  }

  private Answer exchange(String lines, String body) throws IOException {
    send(request(lines, body));
    return read();
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String request(String lines, String body) {
    return """
    POST /mcp HTTP/1.1\r
    Host: localhost:%d\r
    Content-Type: application/json\r
    Content-Length: %d\r
    %s\r
    %s\
    """
        .formatted(GATEWAY.port(), body.length(), lines, body);
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  /** The next answer, and not a byte more. */
  private Answer read() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) input.readUnsignedByte());
    }
    Answer answer = new Answer(head.toString(), "");
    byte[] body = new byte[Integer.parseInt(answer.header("content-length"))];
    input.readFully(body);
    return new Answer(head.toString(), new String(body, StandardCharsets.UTF_8));
  }

  /** An answer that the connection outlives. */
  private record Answer(String head, String body) {

    int status() {
      return Integer.parseInt(head.split(" ", 3)[1]);
    }

    String header(String name) {
      return head.lines()
          .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(name + ": "))
          .map(each -> each.substring(name.length() + 2))
          .findFirst()
          .orElseThrow();
    }
  }
}
