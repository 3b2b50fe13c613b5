package dev.mcpgateway.client.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.options;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;

/** Which of the doctor's requests a stub is for; each may be narrowed further. */
final class Requests {

  private static final String AUTHORIZATION = "Authorization";
  private static final String IN_BODY = "io.modelcontextprotocol/protocolVersion";

  private Requests() {}

  /** All that is sent to the MCP server but what browsers ask before. */
  static MappingBuilder call() {
    return any(urlPathEqualTo("/mcp")).withHeader("Access-Control-Request-Method", absent());
  }

  static MappingBuilder call(String method) {
    return request(method, urlPathEqualTo("/mcp"));
  }

  static MappingBuilder preflight() {
    return options(urlPathEqualTo("/mcp"));
  }

  static MappingBuilder bare() {
    return call().withHeader(AUTHORIZATION, absent());
  }

  static MappingBuilder bearing(String pattern) {
    return call().withHeader(AUTHORIZATION, matching(pattern));
  }

  static MappingBuilder garbage() {
    return bearing("Bearer not.*");
  }

  static MappingBuilder unsigned() {
    return bearing("Bearer eyJhbGciOiJub25l.*");
  }

  static MappingBuilder forged() {
    return bearing("Bearer .*\\.Zm9yZ2Vk");
  }

  /** With the good token, but for one letter of its signature. */
  static MappingBuilder altered() {
    return bearing("Bearer .*\\.A2lnbmF0dXJl");
  }

  static MappingBuilder other() {
    return bearing("Bearer .*\\.b3RoZXI");
  }

  /** With the one token that has a whole signature, which is as long as two numbers of P-256. */
  static MappingBuilder ownKey() {
    return bearing("Bearer .*\\.[\\w-]{86}");
  }

  /** With the token as it should be shown. */
  static MappingBuilder good() {
    return good("ANY");
  }

  static MappingBuilder good(String method) {
    return request(method, urlEqualTo("/mcp"))
        .withHeader(AUTHORIZATION, matching("Bearer [^,]*\\.c2lnbmF0dXJl"));
  }

  static MappingBuilder body(String part) {
    return good().withRequestBody(containing(part));
  }

  /** A call that says all by itself. */
  static MappingBuilder alone() {
    return body(IN_BODY);
  }

  static MappingBuilder notAlone() {
    return good().withRequestBody(notContaining(IN_BODY));
  }

  static MappingBuilder ping() {
    return body("\"ping\"").withHeader("MCP-Protocol-Version", equalTo("2025-11-25"));
  }

  /** A call of a tool; the doctor calls the one that it is told to call. */
  static MappingBuilder tool() {
    return body("tools/call");
  }

  /** Those in the session of the first token. */
  static MappingBuilder inSession(MappingBuilder which) {
    return which.withHeader("Mcp-Session-Id", equalTo(RightMcp.SESSION));
  }

  /** Those with a token in the query. */
  static MappingBuilder inQuery(MappingBuilder which) {
    return which.withQueryParam("access_token", matching(".+"));
  }

  /** Those that say a revision that there is not. */
  static MappingBuilder unknown(MappingBuilder which) {
    return which.withHeader("MCP-Protocol-Version", equalTo("1999-01-01"));
  }

  static MappingBuilder header(String name, StringValuePattern value) {
    return call().withHeader(name, value);
  }

  static MappingBuilder origin() {
    return header("Origin", matching(".+"));
  }

  static MappingBuilder otherHost() {
    return header("Host", equalTo("host.invalid"));
  }

  static MappingBuilder metadata(String method) {
    return request(method, urlPathMatching(RightServer.PRM + ".*"));
  }

  static MappingBuilder metadata() {
    return metadata("ANY");
  }

  /** The resource's metadata at the place that its path makes. */
  static MappingBuilder atPath(String method) {
    return request(method, urlPathEqualTo(RightServer.PRM + "/mcp"));
  }

  static MappingBuilder documentOrBare() {
    return any(urlPathMatching("/mcp|" + RightServer.PRM + ".*"))
        .withHeader(AUTHORIZATION, absent());
  }

  static MappingBuilder server() {
    return any(urlPathEqualTo(RightServer.ASM));
  }

  static MappingBuilder keys() {
    return any(urlPathEqualTo("/keys"));
  }
}
