package dev.mcpgateway.client.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.metadata.Addresses;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is asked, in rounds: each is chosen by the answers to those before it. */
final class Probes {

  static final List<Function<Examination, List<Probe>>> ROUNDS =
      List.of(
          Probes::calls,
          Probes::resourceMetadata,
          Probes::serverMetadata,
          Probes::keys,
          Probes::ownKey,
          CredentialProbes::initialize,
          CredentialProbes::discover,
          CredentialProbes::otherwise,
          CredentialProbes::lists,
          CredentialProbes::others,
          WireProbes::discover,
          WireProbes::headers,
          WireProbes::streams);

  /** What each request of revision 2026-07-28 has with it. */
  static final String META =
      """
      "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
      "io.modelcontextprotocol/clientInfo":{"name":"doctor","version":"1"},\
      "io.modelcontextprotocol/clientCapabilities":{}}\
      """;

  private static final String INITIALIZE =
      request(
          "initialize",
          """
          "protocolVersion":"2025-11-25","capabilities":{},\
          "clientInfo":{"name":"doctor","version":"1"}\
          """);

  private static final String AUTHORIZATION = "Authorization";

  private Probes() {}

  /** A message with a method and the members of its params. */
  static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}"
        .formatted(method, params);
  }

  static String notification(String name) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/%s\"}".formatted(name);
  }

  /** The beginning of a session. */
  static Probe call(URI server) {
    return new Probe(
        "post",
        "POST",
        server,
        Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream"),
        INITIALIZE);
  }

  private static List<Probe> calls(Examination seen) {
    URI server = seen.server();
    Probe post = call(server);
    return List.of(
        post,
        new Probe("get", "GET", server, Map.of("Accept", "text/event-stream"), ""),
        post.with("garbage", AUTHORIZATION, "Bearer not-a-token"),
        post.with("unsigned", AUTHORIZATION, "Bearer " + token("none", server) + "."),
        post.with("forged", AUTHORIZATION, "Bearer " + token("RS256", server) + ".Zm9yZ2Vk"),
        post.with("scheme", AUTHORIZATION, "Basic ZG9jdG9yOmRvY3Rvcg=="),
        post.with("session", "Mcp-Session-Id", "00000000-0000-0000-0000-000000000000"),
        post.with("version", "MCP-Protocol-Version", "1999-01-01"),
        post.with("origin", "Origin", Probe.BROWSER),
        post.with("host", "Host", "host.invalid"),
        post.withBody("malformed", "{"),
        Probe.preflight(
            "preflight", server, "POST", "authorization,content-type,mcp-protocol-version"));
  }

  /** A token that nobody issued. */
  private static String token(String algorithm, URI server) {
    return part("{\"alg\":\"" + algorithm + "\",\"kid\":\"doctor\",\"typ\":\"JWT\"}")
        + "."
        + part(
            "{\"iss\":\"https://issuer.invalid\",\"sub\":\"doctor\",\"aud\":\""
                + server
                + "\",\"exp\":4102444800}");
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static List<Probe> resourceMetadata(Examination seen) {
    List<Probe> probes = new ArrayList<>();
    seen.refusal()
        .flatMap(refusal -> refusal.demand().resourceMetadata())
        .filter(place -> isSafe(place, seen))
        .ifPresent(place -> probes.add(Probe.document("prm-named", URI.create(place))));
    List<URI> places = ResourceMetadata.places(seen.server());
    for (URI place : places) {
      String name =
          places.size() > 1 && place.equals(places.getFirst()) ? "prm-path" : Probe.LAST_PLACE;
      probes.add(Probe.document(name, place));
    }
    probes.add(Probe.preflight("preflight-prm", places.getFirst(), "GET", "mcp-protocol-version"));
    return probes;
  }

  private static List<Probe> serverMetadata(Examination seen) {
    List<Probe> probes = new ArrayList<>();
    seen.texts("prm-", "authorization_servers").stream()
        .findFirst()
        .filter(issuer -> isSafe(issuer, seen))
        .map(issuer -> ServerMetadata.places(URI.create(issuer)))
        .orElse(List.of())
        .forEach(place -> probes.add(Probe.document("asm-" + (probes.size() + 1), place)));
    return probes;
  }

  private static List<Probe> keys(Examination seen) {
    String keys = seen.text("asm-", "jwks_uri");
    return isSafe(keys, seen) ? List.of(Probe.document("jwks", URI.create(keys))) : List.of();
  }

  /** The authorization server's name on a token that it did not sign, for somebody else. */
  private static List<Probe> ownKey(Examination seen) {
    String issuer = seen.text("asm-", "issuer");
    return issuer.isEmpty()
        ? List.of()
        : List.of(
            call(seen.server()).with("own-key", AUTHORIZATION, "Bearer " + OwnKey.token(issuer)));
  }

  private static boolean isSafe(String address, Examination seen) {
    return Addresses.objection(address, seen.server()).isEmpty();
  }
}
