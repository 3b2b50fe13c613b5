package dev.mcpgateway.client.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * What is asked of a server that lets calls through, with a token or because it is open: how it
 * takes headers that say something else than the body, and how it streams.
 */
final class WireProbes {

  private static final String VERSION = "MCP-Protocol-Version";
  private static final String METHOD = "Mcp-Method";
  private static final String NAME = "Mcp-Name";
  private static final String DISCOVER = "server/discover";
  private static final String UNKNOWN = "1999-01-01";
  private static final String EARLIER = "2025-11-25";

  /** What is looked up by a name that nothing has: nothing happens, whoever answers. */
  private static final String NOTHING = "mcp-client-doctor-nothing";

  private WireProbes() {}

  /** Whether the server speaks the revision without sessions, if that has not been asked yet. */
  static List<Probe> discover(Examination seen) {
    return seen
        .opened()
        .or(() -> seen.answer("post").filter(WireProbes::mayBeStateless))
        .filter(_ -> seen.answer("token-discover").isEmpty())
        .map(one -> alone(one.probe(), "wire-discover", DISCOVER, Probes.META))
        .stream()
        .toList();
  }

  /** A server without sessions does not know how one begins. */
  private static boolean mayBeStateless(Exchange post) {
    return post.status() == 400 || post.status() == 404;
  }

  static List<Probe> headers(Examination seen) {
    return Stream.concat(
            begun(seen).stream().flatMap(call -> inSession(seen, call)),
            seen.stateless().stream().flatMap(one -> contradictions(one.probe())))
        .toList();
  }

  private static Stream<Probe> inSession(Examination seen, Probe call) {
    return Stream.concat(
        Stream.of(call.withBody("wire-initialized", Probes.notification("initialized")))
            .filter(_ -> seen.answer("token-initialized").isEmpty()),
        Stream.of(call.with("wire-unknown", VERSION, UNKNOWN)));
  }

  private static Stream<Probe> contradictions(Probe base) {
    Probe whole = alone(base, "wire-whole", DISCOVER, Probes.META);
    String prompt = "\"name\":\"" + NOTHING + "\"," + Probes.META;
    return Stream.of(
        whole.withBody("wire-version", body(DISCOVER, EARLIER)),
        whole.with("wire-method", METHOD, "tools/list"),
        whole.without(METHOD).named("wire-bare"),
        alone(base, "wire-name", "prompts/get", prompt).with("wire-name", NAME, NOTHING + "-else"),
        whole.with("wire-old", VERSION, UNKNOWN).withBody("wire-old", body(DISCOVER, UNKNOWN)));
  }

  private static String body(String method, String revision) {
    return Probes.request(method, Probes.META.replace(Probe.STATELESS, revision));
  }

  /** A harmless call, the stream that belongs to no call, and the tool that the user named. */
  static List<Probe> streams(Examination seen) {
    return begun(seen)
        .or(() ->
            seen.stateless().map(one -> alone(one.probe(), Probe.CALL, DISCOVER, Probes.META)))
        .map(call -> streams(seen, call))
        .orElse(List.of());
  }

  private static List<Probe> streams(Examination seen, Probe call) {
    List<Probe> probes = new ArrayList<>();
    probes.add(call.with(Probe.CALL, HttpHeaders.ACCEPT_ENCODING, "gzip"));
    probes.add(
        new Probe(Probe.IDLE, "GET", call.address(), call.headers(), "")
            .with(Probe.IDLE, HttpHeaders.ACCEPT, "text/event-stream")
            .without(METHOD));
    seen.subject().tool().map(tool -> call(tool, call)).ifPresent(probes::add);
    return probes;
  }

  private static Probe call(StreamTool tool, Probe call) {
    boolean isAlone = call.headers().containsKey(METHOD);
    String meta =
        isAlone
            ? Probes.META.replaceFirst("\\{", "{\"progressToken\":\"doctor\",")
            : "\"_meta\":{\"progressToken\":\"doctor\"}";
    String params =
        "\"name\":\"%s\",\"arguments\":%s,%s".formatted(tool.name(), tool.arguments(), meta);
    Probe asked = call.withBody(Probe.TOOL, Probes.request("tools/call", params));
    return isAlone
        ? asked.with(Probe.TOOL, METHOD, "tools/call").with(Probe.TOOL, NAME, tool.name())
        : asked;
  }

  /** A call in the session that was opened, as revisions up to 2025-11-25 have it. */
  private static Optional<Probe> begun(Examination seen) {
    return seen.opened()
        .map(first -> {
          Probe call =
              first
                  .probe()
                  .withBody(Probe.CALL, Probes.request("ping", ""))
                  .with(Probe.CALL, VERSION, first.revision());
          String session = first.header(CredentialProbes.SESSION);
          return session.isEmpty()
              ? call
              : call.with(Probe.CALL, CredentialProbes.SESSION, session);
        });
  }

  /** A call that says all by itself. */
  static Probe alone(Probe base, String name, String method, String params) {
    return base.withBody(name, Probes.request(method, params))
        .with(name, VERSION, Probe.STATELESS)
        .with(name, METHOD, method);
  }
}
