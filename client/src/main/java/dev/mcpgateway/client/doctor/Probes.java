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

/** What is asked, in four rounds: each is chosen by the answers to those before it. */
final class Probes {

  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"doctor","version":"1"}}}\
      """;

  private static final String AUTHORIZATION = "Authorization";

  private Probes() {}

  static List<Probe> calls(URI server) {
    Probe post =
        new Probe(
            "post",
            "POST",
            server,
            Map.of(
                "Content-Type", "application/json",
                "Accept", "application/json, text/event-stream"),
            INITIALIZE);
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

  static List<Probe> resourceMetadata(Examination seen) {
    List<Probe> probes = new ArrayList<>();
    seen.refusal()
        .flatMap(refusal -> refusal.demand().resourceMetadata())
        .filter(place -> isSafe(place, seen))
        .ifPresent(place -> probes.add(Probe.document("prm-named", URI.create(place))));
    List<URI> places = ResourceMetadata.places(seen.server());
    for (URI place : places) {
      String name = places.size() > 1 && place.equals(places.getFirst()) ? "prm-path" : "prm-root";
      probes.add(Probe.document(name, place));
    }
    probes.add(Probe.preflight("preflight-prm", places.getFirst(), "GET", "mcp-protocol-version"));
    return probes;
  }

  static List<Probe> serverMetadata(Examination seen) {
    List<Probe> probes = new ArrayList<>();
    seen.texts("prm-", "authorization_servers").stream()
        .findFirst()
        .filter(issuer -> isSafe(issuer, seen))
        .map(issuer -> ServerMetadata.places(URI.create(issuer)))
        .orElse(List.of())
        .forEach(place -> probes.add(Probe.document("asm-" + (probes.size() + 1), place)));
    return probes;
  }

  static List<Probe> after(Examination seen) {
    List<Probe> probes = new ArrayList<>();
    String keys = seen.text("asm-", "jwks_uri");
    if (isSafe(keys, seen)) {
      probes.add(Probe.document("jwks", URI.create(keys)));
    }
    for (Exchange exchange : seen.all()) {
      String session = exchange.isAccepted() ? exchange.header("Mcp-Session-Id") : "";
      if (!session.isEmpty()) {
        String name = "end-" + exchange.probe().name();
        probes.add(new Probe(name, "DELETE", seen.server(), Map.of("Mcp-Session-Id", session), ""));
      }
    }
    return probes;
  }

  private static boolean isSafe(String address, Examination seen) {
    return Addresses.objection(address, seen.server()).isEmpty();
  }
}
