package dev.mcpgateway.gateway.attack;

import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.Tokens;
import java.nio.charset.StandardCharsets;

/**
 * What an attack is aimed at.
 *
 * @param port of the gateway
 * @param issuer whose tokens it accepts
 * @param stranger whose tokens it accepts elsewhere only
 * @param trap an address that nobody may ask
 * @param marker in the attack's text and in no answer
 */
record Target(int port, FakeIssuer issuer, FakeIssuer stranger, String trap, String marker) {

  String resource() {
    return "http://localhost:" + port + "/mcp";
  }

  /** A good token, to be spoiled. */
  Tokens token() {
    return Tokens.of(issuer, resource()).with("sub", marker).with("jti", marker);
  }

  /** A small message that holds the marker. */
  String ping() {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":\"%s\"}}"
        .formatted(marker);
  }

  /** The credential of {@link #token()}, as a line. */
  String authorized() {
    return "Authorization: Bearer " + token().text() + "\r\n";
  }

  /** A request that is good but for its credential, written as header lines. */
  byte[] withCredential(String lines) {
    return post("/mcp", lines, ping());
  }

  /** A request that is good but for these further lines. */
  byte[] withLines(String lines) {
    return post("/mcp", authorized() + lines, ping());
  }

  /** A request that is good but for its target. */
  byte[] withPath(String target) {
    return post(target, authorized(), ping());
  }

  /** A request that is good but for its body. */
  byte[] withBody(String body) {
    return withBody(body.getBytes(StandardCharsets.UTF_8), "");
  }

  /** A request that is good but for its body, which further lines describe. */
  byte[] withBody(byte[] body, String lines) {
    return bytes(head("POST /mcp HTTP/1.1", authorized() + lines, body.length), body);
  }

  /** A request whose head is this, but for its credential, and that has no body. */
  byte[] bare(String requestLine, String lines) {
    return (requestLine + "\r\n" + lines + authorized() + "Connection: close\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A request whose framing is this, and what follows its head. */
  byte[] framed(String framing, String rest) {
    return ("POST /mcp HTTP/1.1\r\n" + host() + content() + authorized() + framing + "\r\n" + rest)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  String host() {
    return "Host: localhost:" + port + "\r\n";
  }

  private byte[] post(String target, String lines, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    return bytes(head("POST " + target + " HTTP/1.1", lines, content.length), content);
  }

  private String head(String requestLine, String lines, int length) {
    return requestLine
        + "\r\n"
        + host()
        + content()
        + lines
        + "Content-Length: "
        + length
        + "\r\nConnection: close\r\n\r\n";
  }

  private static String content() {
    return "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\n";
  }

  private static byte[] bytes(String head, byte[] body) {
    byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }
}
