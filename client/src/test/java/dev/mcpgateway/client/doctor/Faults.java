package dev.mcpgateway.client.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static dev.mcpgateway.client.doctor.Change.challenge;
import static dev.mcpgateway.client.doctor.Change.late;
import static dev.mcpgateway.client.doctor.Change.none;
import static dev.mcpgateway.client.doctor.Change.only;
import static dev.mcpgateway.client.doctor.Change.parts;
import static dev.mcpgateway.client.doctor.Change.redirect;
import static dev.mcpgateway.client.doctor.Change.replace;
import static dev.mcpgateway.client.doctor.Change.set;
import static dev.mcpgateway.client.doctor.Change.status;
import static dev.mcpgateway.client.doctor.Change.without;
import static dev.mcpgateway.client.doctor.Requests.alone;
import static dev.mcpgateway.client.doctor.Requests.altered;
import static dev.mcpgateway.client.doctor.Requests.atPath;
import static dev.mcpgateway.client.doctor.Requests.bare;
import static dev.mcpgateway.client.doctor.Requests.bearing;
import static dev.mcpgateway.client.doctor.Requests.body;
import static dev.mcpgateway.client.doctor.Requests.call;
import static dev.mcpgateway.client.doctor.Requests.documentOrBare;
import static dev.mcpgateway.client.doctor.Requests.forged;
import static dev.mcpgateway.client.doctor.Requests.garbage;
import static dev.mcpgateway.client.doctor.Requests.good;
import static dev.mcpgateway.client.doctor.Requests.header;
import static dev.mcpgateway.client.doctor.Requests.inQuery;
import static dev.mcpgateway.client.doctor.Requests.inSession;
import static dev.mcpgateway.client.doctor.Requests.keys;
import static dev.mcpgateway.client.doctor.Requests.metadata;
import static dev.mcpgateway.client.doctor.Requests.notAlone;
import static dev.mcpgateway.client.doctor.Requests.origin;
import static dev.mcpgateway.client.doctor.Requests.other;
import static dev.mcpgateway.client.doctor.Requests.otherHost;
import static dev.mcpgateway.client.doctor.Requests.ownKey;
import static dev.mcpgateway.client.doctor.Requests.ping;
import static dev.mcpgateway.client.doctor.Requests.preflight;
import static dev.mcpgateway.client.doctor.Requests.server;
import static dev.mcpgateway.client.doctor.Requests.tool;
import static dev.mcpgateway.client.doctor.Requests.unknown;
import static dev.mcpgateway.client.doctor.Requests.unsigned;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** For each check the one stub that makes a right server fail it, and no other. */
final class Faults {

  private static final String SESSION = "Mcp-Session-Id";
  private static final String METHOD = "Mcp-Method";

  /** A comment that has not come to its end is nothing yet. */
  private static final String UNFINISHED = ":".repeat(19 * RightMcp.PONG.length());

  private static final Map<String, Wrong> ALL = new LinkedHashMap<>();

  private Faults() {}

  static Set<String> ids() {
    return ALL.keySet();
  }

  static Wrong of(String id) {
    return Objects.requireNonNull(ALL.get(id));
  }

  private static void fault(String id, MappingBuilder stub, Change change) {
    ALL.put(id, new Wrong(stub.withName(id), change, UnaryOperator.identity()));
  }

  private static void claim(String id, int status, String pattern, String other) {
    Change change = status == 200 ? none() : status(status);
    ALL.put(
        id, new Wrong(good().withName(id), change, claims -> claims.replaceFirst(pattern, other)));
  }

  /** The answer to a call that the token is not enough for. */
  private static void forbidden(String id, String challenge) {
    Change forbidden = status(403);
    fault(
        id,
        body("prompts/list"),
        challenge.isEmpty() ? forbidden : forbidden.then(set("WWW-Authenticate", challenge)));
  }

  static {
    fault("CHAL-01", bare(), only(404));
    fault("CHAL-02", call(), without("WWW-Authenticate"));
    fault("CHAL-03", call(), challenge(".*", "Digest realm=\"x\""));
    fault("CHAL-04", bare(), challenge("scope=\"mcp\"", "scope=\"mcp"));
    fault("CHAL-05", call(), challenge("resource_metadata=\"[^\"]*\", ", ""));
    fault("CHAL-06", call(), challenge("http:", ""));
    fault("CHAL-07", call(), challenge("localhost", "127.0.0.1"));
    fault("CHAL-08", bare(), challenge("$", ", error=\"invalid_token\""));
    fault("CHAL-09", call("GET"), status(405));
    fault("CHAL-10", call("GET"), without("WWW-Authenticate"));
    fault("CHAL-11", call(), challenge("\"mcp\"", "\"\""));
    fault("CHAL-12", call(), redirect("/login"));
    fault("CHAL-13", call(), status(500));
    fault("CHAL-14", call(), only(421));
    fault("CHAL-15", call(), challenge("http://localhost", "http://mcp.example"));

    fault("PRM-01", metadata(), only(404));
    fault("PRM-02", call(), challenge("resource\"", "resource/else\""));
    fault("PRM-03", atPath("GET"), only(404));
    fault("PRM-04", metadata(), replace(".*", "<html>"));
    fault("PRM-05", metadata(), set("Content-Type", "text/plain"));
    fault("PRM-06", metadata(), replace("\"resource\"", "\"name\""));
    fault("PRM-07", metadata(), replace("/mcp\"", "/other\""));
    fault("PRM-08", metadata(), replace("/mcp\"", "/mcp/\""));
    fault("PRM-09", metadata(), replace("/mcp\"", "\""));
    fault("PRM-10", metadata(), replace("authorization_servers", "servers"));
    fault("PRM-11", metadata(), replace("\\[\"http://", "[\"ftp://"));
    fault("PRM-12", metadata(), replace("}$", ",\"bearer_methods_supported\":[\"body\"]}"));
    fault(
        "PRM-13",
        metadata(),
        replace("}$", ",\"bearer_methods_supported\":[\"header\",\"query\"]}"));
    fault("PRM-14", metadata("GET"), redirect("/else"));
    fault("PRM-15", metadata(), status(401));
    fault("PRM-16", atPath("ANY"), replace("}$", ",\"resource_name\":\"x\"}"));
    fault("PRM-17", metadata(), set("Cache-Control", "max-age=604800"));
    fault(
        "PRM-18",
        documentOrBare(),
        challenge(", scope=\"mcp\"", "").then(replace("scopes_supported", "scopes")));
    fault("PRM-19", metadata(), replace("\"http:", "\"HTTP:"));

    fault("ASM-01", server(), only(404));
    fault("ASM-02", server(), replace("\"issuer\":\"([^\"]*)\"", "\"issuer\":\"$1/\""));
    fault("ASM-03", server(), replace("code_challenge_methods_supported", "methods"));
    fault("ASM-04", server(), replace("\"S256\"", "\"plain\""));
    fault("ASM-05", server(), replace("\"S256\"", "\"S256\",\"plain\""));
    fault("ASM-06", server(), replace("authorization_endpoint", "endpoint"));
    fault("ASM-07", server(), replace("token_endpoint\"", "endpoint\""));
    fault("ASM-08", server(), replace("response_types_supported", "types"));
    fault("ASM-09", server(), replace("\"code\"", "\"id_token\""));
    fault("ASM-10", server(), replace("\"authorization_code\"", "\"device\""));
    fault("ASM-11", server(), replace(",\"refresh_token\"", ""));
    fault("ASM-12", server(), replace("(token_endpoint\":\"http://)[^/]*", "$1as.example"));
    fault("ASM-13", server(), replace("jwks_uri", "keys"));
    fault("ASM-14", keys(), replace(".*", "{\"keys\":[]}"));
    fault("ASM-15", keys(), replace("\"n\"", "\"d\""));
    fault("ASM-16", server(), replace("registration_endpoint", "registration"));
    fault("ASM-17", server(), replace("\"none\"", "\"client_secret_basic\""));
    fault("ASM-18", server(), replace("true", "false"));
    fault("ASM-19", server(), replace("\\[\"mcp\"\\]", "[\"openid\"]"));
    fault("ASM-20", server(), redirect("/else"));
    fault("ASM-21", server(), set("Content-Type", "text/plain"));
    fault("ASM-22", server(), replace("\\[\"code\"", "[\"code\",\"id_token token\""));
    fault("ASM-23", server(), replace("\"refresh_token\"", "\"refresh_token\",\"password\""));
    fault("ASM-24", metadata(), replace("\\[\"[^\"]*", "[\"http://localhost:1"));

    fault("TOK-01", garbage(), status(200));
    fault("TOK-02", garbage(), status(403));
    fault("TOK-03", unsigned(), status(200));
    fault("TOK-04", unsigned(), status(500));
    fault("TOK-05", forged(), status(200));
    fault("TOK-06", forged(), status(500));
    fault("TOK-07", garbage(), challenge(", error=.*", ""));
    fault("TOK-08", garbage(), without("WWW-Authenticate"));
    fault("TOK-09", garbage(), challenge("resource_metadata=\"[^\"]*\", ", ""));
    fault("TOK-10", bearing("Basic.*"), status(200));
    fault("TOK-11", ownKey(), status(200));
    fault("TOK-12", ownKey(), status(500));
    fault("TOK-13", good(), only(401));
    claim("TOK-14", 401, "\"exp\":\\d+", "\"exp\":1");
    claim("TOK-15", 200, "\"exp\":\\d+", "\"exp\":1");
    claim("TOK-16", 401, "/mcp\"", "/else\"");
    claim("TOK-17", 200, "/mcp\"", "/else\"");
    claim("TOK-18", 200, "\"aud\"", "\"aim\"");
    claim("TOK-19", 200, "\"iss\":\"", "\"iss\":\"https://else.invalid/");
    claim("TOK-20", 200, "\"exp\"", "\"end\"");
    claim("TOK-21", 200, "\"iat\":\\d+", "\"iat\":1");
    claim("TOK-22", 200, "\"sub\"", "\"typ\":\"ID\",\"sub\"");
    claim("TOK-23", 200, "at\\+jwt", "JWT");
    claim("TOK-24", 200, "\"scope\":\"mcp", "\"scp\":\"other");
    fault("TOK-25", good(), status(502));
    fault("TOK-26", altered(), status(200));
    fault("TOK-27", altered(), status(500));
    fault("TOK-28", inQuery(bare()), status(200));
    fault("TOK-29", bearing("bearer.*"), status(401));
    fault("TOK-30", bearing("Bearer .*,.*"), status(200));
    fault("TOK-31", inQuery(bearing("Bearer .*")), status(200));
    forbidden("TOK-32", "");
    forbidden("TOK-33", "Bearer scope=\"more\", resource_metadata=\"x\"");
    forbidden("TOK-34", "Bearer error=\"insufficient_scope\", resource_metadata=\"x\"");
    forbidden("TOK-35", "Bearer error=\"insufficient_scope\", scope=\"more\"");
    forbidden(
        "TOK-36", "Bearer error=\"insufficient_scope\", scope=\"mcp\", resource_metadata=\"x\"");
    fault(
        "TOK-37",
        good(),
        only(401).then(set("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")));
    claim("TOK-38", 200, "\"sub\"", "\"cnf\":{\"jkt\":\"k\"},\"sub\"");
    claim("TOK-39", 401, "\"sub\"", "\"cnf\":{\"jkt\":\"k\"},\"sub\"");

    fault("CORS-01", metadata("GET"), without("Access-Control-Allow-Origin"));
    fault("CORS-02", server(), without("Access-Control-Allow-Origin"));
    fault("CORS-03", preflight(), only(401));
    fault("CORS-04", preflight(), set("Access-Control-Allow-Headers", "*"));
    fault("CORS-05", preflight(), set("Access-Control-Allow-Headers", "Authorization"));
    fault("CORS-06", origin(), set("Access-Control-Expose-Headers", "Mcp-Session-Id"));
    fault("CORS-07", origin(), set("Access-Control-Expose-Headers", "WWW-Authenticate"));
    fault("CORS-08", origin(), set("Access-Control-Allow-Credentials", "true"));
    fault("CORS-09", metadata("OPTIONS"), status(405));
    fault("CORS-10", origin(), set("Access-Control-Allow-Origin", "https://browser.invalid"));

    fault("SEC-01", header(SESSION, matching("0000.*")), status(404));
    fault("SEC-02", call("POST").withRequestBody(equalTo("{")), status(400));
    fault("SEC-03", unknown(call()), status(400));
    fault("SEC-04", origin(), status(200));
    fault("SEC-05", otherHost(), challenge("localhost:[0-9]*", "host.invalid"));
    fault("SEC-06", call(), set("Date", "Tue, 3 Jun 2008 11:05:30 GMT"));
    fault("SEC-07", server(), set("Date", "Tue, 3 Jun 2008 11:05:30 GMT"));
    fault("SEC-08", bare(), set("Cache-Control", "public"));
    fault("SEC-09", call(), set("Set-Cookie", "a=b"));
    fault("SEC-10", call(), set("Server", "nginx/1.26"));
    fault("SEC-11", bare(), set("Content-Type", "text/html"));
    fault("SEC-12", otherHost(), status(500));
    fault("SEC-13", inSession(bare()), status(200));
    fault("SEC-14", inSession(garbage()), status(200));
    fault("SEC-15", inSession(bare()), status(404));
    fault("SEC-16", body("initialize\""), set("Cache-Control", "public, max-age=60"));
    fault("SEC-17", inSession(other()), status(200));
    fault("SEC-21", metadata(), replace("\\[\"[^\"]*", "[\"https://240.0.0.1"));

    fault("VER-01", unknown(notAlone()), status(200));
    fault("VER-02", unknown(alone()), replace("-32022", "-32602"));
    fault("VER-03", alone().withRequestBody(containing("2025-11-25")), status(200));
    fault(
        "VER-04",
        alone().withHeader(METHOD, equalTo("tools/list")).withRequestBody(containing("discover")),
        replace("-32020", "-32600"));
    fault("VER-05", alone().withHeader(METHOD, absent()), status(200));
    fault("VER-06", body("prompts/get"), status(404));

    fault("SSE-01", tool(), parts(1, 640));
    fault("SSE-02", body("initialize\""), set("Content-Type", "text/plain"));
    fault("SSE-03", ping(), set("Cache-Control", "max-age=60"));
    fault("SSE-04", ping(), without("X-Accel-Buffering"));
    fault("SSE-05", ping(), set("Content-Encoding", "gzip"));
    fault("SSE-06", ping(), set("Content-Length", String.valueOf(RightMcp.PONG.length())));
    fault("SSE-07", good("GET"), status(404));
    fault("SSE-08", good("GET"), replace("(?s).+", "::").then(parts(2, 2_000)));
    fault("SSE-09", ping(), replace("\\z", UNFINISHED).then(parts(20, 2_000)));
    fault("SSE-10", tool(), replace("data: .*\"id\".*\n\n", ""));
    fault("SSE-11", good("GET"), late(5_000));

    fault("LIM-01", keys(), late(2_000));
  }
}
