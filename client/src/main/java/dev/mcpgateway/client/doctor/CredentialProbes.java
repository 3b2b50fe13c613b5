package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.flow.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * What is asked with the token that was given, if there is one: whether it is let through, then
 * what happens to it where it is shown in another way, and to the session that it opened.
 */
final class CredentialProbes {

  static final String SESSION = "Mcp-Session-Id";

  private static final String BEARER = "Bearer ";

  /** They change nothing, and servers without them say so. */
  private static final List<String> LISTS = List.of("tools/list", "prompts/list", "resources/list");

  private CredentialProbes() {}

  /** Whether a probe of this name shows the token as it should be. */
  static boolean isPlain(String name) {
    return name.equals("token")
        || name.equals("token-discover")
        || name.equals("token-initialized")
        || LISTS.stream().anyMatch(method -> name.equals("token-" + method));
  }

  /** The beginning of a session, as revisions up to 2025-11-25 have it. */
  static List<Probe> initialize(Examination seen) {
    return token(seen).map(token -> bearing(Probes.call(seen.server()), "token", token)).stream()
        .toList();
  }

  /** The same to a server that knows later revisions only. */
  static List<Probe> discover(Examination seen) {
    return token(seen)
        .filter(_ -> seen.answer("token").filter(CredentialProbes::isForeign).isPresent())
        .map(token -> stateless(seen.server(), token, "token-discover", "server/discover"))
        .stream()
        .toList();
  }

  private static boolean isForeign(Exchange first) {
    return first.status() >= 400
        && first.status() < 500
        && first.status() != 401
        && first.status() != 403;
  }

  /** The call that was let through, with the token shown in other ways. */
  static List<Probe> otherwise(Examination seen) {
    Optional<Exchange> good = seen.good();
    return token(seen)
        .filter(_ -> good.isPresent())
        .map(token -> otherwise(good.orElseThrow().probe(), token.text()))
        .orElse(List.of());
  }

  private static List<Probe> otherwise(Probe good, String token) {
    URI query = withQuery(good.address(), token);
    return List.of(
        good.with("token-changed", HttpHeaders.AUTHORIZATION, BEARER + changed(token)),
        good.with("token-case", HttpHeaders.AUTHORIZATION, "bearer " + token),
        good.with("token-list", HttpHeaders.AUTHORIZATION, BEARER + token + ", Bearer not-a-token"),
        good.at("token-query", query).without(HttpHeaders.AUTHORIZATION),
        good.at("token-both", query));
  }

  /** One character of the signature is another; of an opaque token one in its midst. */
  static String changed(String token) {
    int dot = token.lastIndexOf('.');
    int at = dot < 0 ? token.length() / 2 : Math.min(dot + 1, token.length() - 1);
    return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
  }

  /** As clients must not send it; a server may look there all the same. */
  private static URI withQuery(URI address, String token) {
    String text = address.toString();
    // all characters that a token may have may stand in a query too, but + means a space there
    String value = token.replace("+", "%2B");
    return URI.create(text + (text.contains("?") ? "&" : "?") + "access_token=" + value);
  }

  /** What a caller may see, in the session if there is one; and that session in other hands. */
  static List<Probe> lists(Examination seen) {
    Optional<Exchange> good = seen.good();
    return token(seen)
        .filter(_ -> good.isPresent())
        .map(token -> lists(seen.server(), token, good.orElseThrow()))
        .orElse(List.of());
  }

  /** Another user: whether the token is good by itself, and whether it is in that session. */
  static List<Probe> others(Examination seen) {
    Optional<Probe> tools =
        seen.answer("token-tools/list")
            .map(Exchange::probe)
            .filter(probe -> probe.headers().containsKey(SESSION));
    return seen.subject()
        .other()
        .filter(_ -> tools.isPresent())
        .map(other ->
            List.of(
                bearing(Probes.call(seen.server()), "other", other),
                bearing(tools.orElseThrow(), "session-other", other)))
        .orElse(List.of());
  }

  private static List<Probe> lists(URI server, Secret token, Exchange good) {
    if (good.probe().name().equals("token-discover")) {
      return LISTS.stream()
          .map(method -> stateless(server, token, "token-" + method, method))
          .toList();
    }
    Probe call = bearing(Probes.call(server), "token-call", token);
    String session = good.header(SESSION);
    Probe begun = session.isEmpty() ? call : call.with("token-call", SESSION, session);
    List<Probe> probes = new ArrayList<>();
    probes.add(begun.withBody("token-initialized", Probes.notification("initialized")));
    LISTS.forEach(
        method -> probes.add(begun.withBody("token-" + method, Probes.request(method, ""))));
    if (!session.isEmpty()) {
      Probe tools = probes.get(1);
      probes.add(tools.without(HttpHeaders.AUTHORIZATION).named("session-bare"));
      probes.add(tools.with("session-garbage", HttpHeaders.AUTHORIZATION, BEARER + "not-a-token"));
    }
    return probes;
  }

  private static Probe stateless(URI server, Secret token, String name, String method) {
    return WireProbes.alone(bearing(Probes.call(server), name, token), name, method, Probes.META);
  }

  /** Ends each session once, by the credential that opened it. */
  static List<Probe> ends(Examination seen) {
    List<String> ended = new ArrayList<>();
    List<Probe> probes = new ArrayList<>();
    for (Exchange exchange : seen.all()) {
      String session = exchange.isAccepted() ? exchange.header(SESSION) : "";
      if (!session.isEmpty() && !ended.contains(session)) {
        ended.add(session);
        probes.add(end(seen, exchange.probe(), session));
      }
    }
    return probes;
  }

  private static Probe end(Examination seen, Probe opener, String session) {
    String name = "end-" + opener.name();
    Probe end = new Probe(name, "DELETE", seen.server(), Map.of(SESSION, session), "");
    return Stream.of(
            Optional.ofNullable(opener.headers().get(HttpHeaders.AUTHORIZATION)),
            token(seen).map(token -> BEARER + token.text()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(credential -> end.with(name, HttpHeaders.AUTHORIZATION, credential))
        .orElse(end);
  }

  private static Probe bearing(Probe probe, String name, Secret token) {
    return probe.with(name, HttpHeaders.AUTHORIZATION, BEARER + token.text());
  }

  private static Optional<Secret> token(Examination seen) {
    return seen.subject().token();
  }
}
