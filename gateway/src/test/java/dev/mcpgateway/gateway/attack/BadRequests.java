package dev.mcpgateway.gateway.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Requests with a good token that are bad in all else. */
final class BadRequests {

  private static final String MODERN = "MCP-Protocol-Version: 2026-07-28\r\n";

  private BadRequests() {}

  static Stream<Attack> all() {
    return Stream.of(
            paths(),
            requestLines(),
            hosts(),
            lines(),
            framings(),
            agreements(),
            bodies(),
            encodings(),
            sessions())
        .flatMap(each -> each);
  }

  private static Stream<Attack> paths() {
    return Stream.of(
            "/",
            "/mcp/../%s",
            "/%s/../mcp",
            "/mcp/%%2e%%2e/%s",
            "/mcp%%2f%s",
            "/mcp;a=%s",
            "//mcp/%s",
            "/MCP?%s",
            "/mcp/./%s",
            "/mcp%%00%s",
            "/mcp\\%s",
            "/%s%%2fmcp",
            "/mcp/%%252e%%252e/%s",
            "/mcp%%5c%s",
            "/inside/mcp?%s",
            "/actuator/env?%s",
            "/mcp%%ZZ%s",
            "/mcp/%%c0%%ae%%c0%%ae/%s",
            "http://evil.example/mcp?%s",
            "mcp%s",
            "/.well-known/../mcp?%s",
            "/mcp?access_token=%s",
            "/mcp?Access_Token=%s",
            "/mcp?x=1&access_token=%s",
            "/mcp?access%%5ftoken=%s")
        .map(each ->
            new Attack("path " + each, target -> target.withPath(each.formatted(target.marker()))));
  }

  private static Stream<Attack> requestLines() {
    return Stream.of(
            "TRACE /mcp HTTP/1.1",
            "CONNECT localhost:80 HTTP/1.1",
            "TRACK /mcp HTTP/1.1",
            "PROPFIND /mcp HTTP/1.1",
            "post /mcp HTTP/1.1",
            "G\u0001T /mcp HTTP/1.1",
            "PRI * HTTP/2.0",
            "GET * HTTP/1.1",
            "GET  /mcp  HTTP/1.1 x",
            "GET /mcp",
            "GET /mcp FTP/1.1",
            "GET /mcp HTTP/9.9",
            "GET /mcp HTTP/0.9",
            "GET /mcp HTTP/1.2",
            "GET /mcp HTTP/1.10",
            "GET /mcp HTTP/2.0",
            "GET /mcp HTTP/3.0",
            "GET /mcp HTTP/1.1.1",
            "GET /m cp HTTP/1.1")
        .map(each -> new Attack("line " + each, target -> target.bare(each, target.host())));
  }

  private static Stream<Attack> hosts() {
    return Stream.of(
            "",
            "Host:\r\n",
            "Host: evil.example\r\n",
            "Host: localhost\r\n",
            "Host: localhost.evil.example\r\n",
            "Host: u@localhost:%d\r\n",
            "Host: localhost:%d, evil.example\r\n",
            "Host: localhost:%1$d\r\nHost: localhost:%1$d\r\n",
            "Host: localhost:%d\r\nHost: evil.example\r\n",
            "Host: localhost:%d/mcp\r\n",
            "Host: [::1]:%d\r\n",
            "Host: localhost.:%d\r\n",
            "Host: 127.0.0.1:%d\r\n",
            "Host: localhost:0%d\r\n",
            "X-Forwarded-Host: localhost:%d\r\n",
            "Host: localhost:99999\r\n")
        .map(each ->
            new Attack(
                "host " + each.strip(),
                target -> target.bare("GET /mcp HTTP/1.1", each.formatted(target.port()))));
  }

  private static Stream<Attack> lines() {
    return Stream.of(
            "Origin: https://evil.example",
            "Origin: null",
            "Origin:",
            "Origin: http://localhost",
            "Origin: file://",
            "Origin: https://localhost.evil.example",
            "Origin: https://a.example\r\nOrigin: https://b.example",
            "Content-Type: application/json",
            "Content-Type: text/plain",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Content-Encoding: gzip, identity",
            "X-Nul: a\u0000b",
            "X Space: a",
            "X-Bell\u0007: a",
            ": no name",
            "no colon",
            " X-Folded: a",
            "X-Huge: " + "x".repeat(100_000),
            "MCP-Protocol-Version: 2025-06-18\r\nMCP-Protocol-Version: 2026-07-28",
            "MCP-Protocol-Version: 2025-06-18, 2026-07-28",
            "MCP-Protocol-Version:",
            "MCP-Protocol-Version: 2025-06-18;q=1",
            "MCP-Protocol-Version: 2025-06-1\u00b8",
            "MCP-Protocol-Version: 2025/06/18",
            "MCP-Protocol-Version: " + "2".repeat(65))
        .map(each ->
            new Attack(
                "line " + each.substring(0, Math.min(60, each.length())),
                target -> target.withLines(each + "\r\n")));
  }

  private static Stream<Attack> framings() {
    return Stream.of(
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: identity",
            "Transfer-Encoding:\u000bchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: +5",
            "Content-Length: -5",
            "Content-Length: 0x5",
            "Content-Length: 5, 6",
            "Content-Length: 99999999999999999999",
            "Content-Length: 5 5",
            "Content-Length: ")
        .map(each ->
            new Attack(
                "framing " + each.replace("\r\n", ", "),
                target -> target.framed(each + "\r\n", "0\r\n\r\n" + smuggled(target))));
  }

  private static String smuggled(Target target) {
    return new String(target.withLines(""), StandardCharsets.ISO_8859_1);
  }

  private static Stream<Attack> agreements() {
    String call = "Mcp-Method: tools/call\r\n";
    return Stream.of(
            "",
            MODERN,
            MODERN + call,
            MODERN + "Mcp-Name: echo\r\n",
            MODERN + "Mcp-Method: tools/list\r\nMcp-Name: echo\r\n",
            MODERN + call + "Mcp-Name: other\r\n",
            MODERN + call + "Mcp-Name: Echo\r\n",
            MODERN + call + "Mcp-Name: echo\r\nMcp-Name: other\r\n",
            MODERN + call + call.replace("call", "list") + "Mcp-Name: echo\r\n",
            MODERN + call + "Mcp-Name: =?base64?ZWNobw?=\r\n",
            MODERN + call + "Mcp-Name: =?base64?!!!?=\r\n",
            MODERN + call + "Mcp-Name:\r\n",
            "MCP-Protocol-Version: 2025-11-25\r\n" + call + "Mcp-Name: echo\r\n",
            MODERN + call + "Mcp-Name: echo\r\nMcp-Param-X: =?base64?w6k?=\r\n")
        .map(each ->
            new Attack(
                "agreement " + each.replace("\r\n", ", "),
                target -> target.withBody(call(target).getBytes(StandardCharsets.UTF_8), each)));
  }

  private static String call(Target target) {
    return """
    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"x":"%s"},\
    "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}\
    """
        .formatted(target.marker());
  }

  private static Stream<Attack> bodies() {
    return Stream.concat(
        Stream.of(
                "",
                " ",
                "null",
                "1",
                "\"%s\"",
                "[]",
                "[[]]",
                "{}",
                "{",
                "{\"jsonrpc\":\"2.0\"}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"%s\"}",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":1,\"x\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":[\"%s\"],\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"method\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"\\u006dethod\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                    + "{\"name\":\"a\",\"name\":\"%s\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\"} {}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\"}x",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",}",
                "{'jsonrpc':'2.0','id':1,'method':'%s'}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\"/**/}",
                "{\"jsonrpc\":\"2.0\",\"id\":NaN,\"method\":\"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":01,\"method\":\"%s\"}")
            .map(each -> body(each, target -> each.formatted(target.marker()))),
        Stream.of(
            body("depth bomb", t -> params(t, "[".repeat(30_000) + "]".repeat(30_000))),
            body("depth bomb of objects", t -> params(t, "{\"a\":".repeat(9_000))),
            body("number bomb", t -> params(t, "[" + "9".repeat(60_000) + "]")),
            body("id of many digits", t -> t.ping().replace(":1,", ":" + "9".repeat(5_000) + ",")),
            body("larger than allowed", t -> params(t, "[\"" + "x".repeat(70_000) + "\"]"))));
  }

  private static String params(Target target, String json) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"y\":\"%s\",\"params\":{\"x\":%s}}"
        .formatted(target.marker(), json);
  }

  private static Attack body(String name, Function<Target, String> body) {
    return new Attack("body " + name, target -> target.withBody(body.apply(target)));
  }

  private static Stream<Attack> encodings() {
    return Stream.of(
        text("BOM", (t, _) -> ("\ufeff" + t.ping()).getBytes(StandardCharsets.UTF_8)),
        text("UTF-16", (t, _) -> t.ping().getBytes(StandardCharsets.UTF_16)),
        text("UTF-16LE", (t, _) -> t.ping().getBytes(StandardCharsets.UTF_16LE)),
        text("UTF-32", (t, _) -> t.ping().getBytes(Charset.forName("UTF-32"))),
        text("overlong", (t, _) -> spliced(t, "c0af")),
        text("overlong quote", (t, _) -> spliced(t, "c0a2")),
        text("a surrogate", (t, _) -> spliced(t, "eda080")),
        text("beyond Unicode", (t, _) -> spliced(t, "f4908080")),
        text("a lone continuation", (t, _) -> spliced(t, "80")),
        text("cut short", (t, _) -> spliced(t, "e282")),
        text("Latin-1", (t, _) -> spliced(t, "e9")),
        text("NUL", (t, _) -> spliced(t, "00")),
        text("a line end", (t, _) -> spliced(t, "0a")),
        new Attack(
            "batch where none is known",
            t ->
                t.withBody(
                    ("[" + t.ping() + "]").getBytes(StandardCharsets.UTF_8),
                    "MCP-Protocol-Version: 2025-06-18\r\n")),
        new Attack("gzip", t -> t.withBody(gzip(t.ping()), "Content-Encoding: gzip\r\n")),
        new Attack("gzip, not said", t -> t.withBody(gzip(t.ping()), "")),
        new Attack(
            "gzip bomb",
            t -> t.withBody(gzip(" ".repeat(5_000_000) + t.ping()), "Content-Encoding: gzip\r\n")));
  }

  private static Attack text(String name, BiFunction<Target, String, byte[]> body) {
    return new Attack("text " + name, target -> target.withBody(body.apply(target, name), ""));
  }

  /** The small message with these bytes within its string. */
  private static byte[] spliced(Target target, String hex) {
    String odd = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    return target
        .ping()
        .replace(target.marker(), target.marker() + odd)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Stream<Attack> sessions() {
    return Stream.of(
            "%s", "%s==", "AA%s", "", "../%s", "%s, %s", "1\r\nMcp-Session-Id: %s", "\u00e9")
        .map(each ->
            new Attack(
                "session " + each,
                target ->
                    target.withLines(
                        "Mcp-Session-Id: " + each.replace("%s", target.marker()) + "\r\n")));
  }
}
