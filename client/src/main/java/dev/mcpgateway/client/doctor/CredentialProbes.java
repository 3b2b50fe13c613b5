package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.Proof;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * What is asked with the token that was given, if there is one: whether it is let through, then
 * what happens to it where it is shown in another way, and to the session that it opened.
 */
final class CredentialProbes {

  static final String SESSION = "Mcp-Session-Id";

  /** The token that is bound to a key, as if it were not. */
  static final String UNPROVED = "token-unproved";

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
    return token(seen).map(_ -> own(Probes.call(seen.server()), "token", seen)).stream().toList();
  }

  /** The same to a server that knows later revisions only. */
  static List<Probe> discover(Examination seen) {
    return token(seen)
        .filter(_ -> seen.answer("token").filter(CredentialProbes::isForeign).isPresent())
        .map(_ -> stateless(seen, "token-discover", "server/discover"))
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
        .map(token -> otherwise(seen, good.orElseThrow().probe(), token.text()))
        .orElse(List.of());
  }

  private static List<Probe> otherwise(Examination seen, Probe good, String token) {
    URI query = withQuery(good.address(), token);
    String scheme = scheme(seen);
    List<Probe> probes = new ArrayList<>();
    probes.add(good.with("token-changed", HttpHeaders.AUTHORIZATION, scheme + changed(token)));
    probes.add(
        good.with(
            "token-case", HttpHeaders.AUTHORIZATION, scheme.toLowerCase(Locale.ROOT) + token));
    probes.add(
        good.with(
            "token-list", HttpHeaders.AUTHORIZATION, scheme + token + ", Bearer not-a-token"));
    probes.add(good.at("token-query", query).without(HttpHeaders.AUTHORIZATION));
    probes.add(good.at("token-both", query));
    if (seen.subject().key().isPresent()) {
      probes.add(bearing(good.without(Proof.DPOP), UNPROVED, token));
    }
    return probes;
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
        .map(_ -> lists(seen, good.orElseThrow()))
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
                bearing(Probes.call(seen.server()), "other", other.text()),
                bearing(tools.orElseThrow().without(Proof.DPOP), "session-other", other.text())))
        .orElse(List.of());
  }

  private static List<Probe> lists(Examination seen, Exchange good) {
    if (good.probe().name().equals("token-discover")) {
      return LISTS.stream().map(method -> stateless(seen, "token-" + method, method)).toList();
    }
    Probe call = own(Probes.call(seen.server()), "token-call", seen);
    String session = good.header(SESSION);
    Probe begun = session.isEmpty() ? call : call.with("token-call", SESSION, session);
    List<Probe> probes = new ArrayList<>();
    probes.add(begun.withBody("token-initialized", Probes.notification("initialized")));
    LISTS.forEach(
        method -> probes.add(begun.withBody("token-" + method, Probes.request(method, ""))));
    if (!session.isEmpty()) {
      Probe tools = probes.get(1).without(Proof.DPOP);
      probes.add(tools.without(HttpHeaders.AUTHORIZATION).named("session-bare"));
      probes.add(bearing(tools, "session-garbage", "not-a-token"));
    }
    return probes;
  }

  private static Probe stateless(Examination seen, String name, String method) {
    return WireProbes.alone(own(Probes.call(seen.server()), name, seen), name, method, Probes.META);
  }

  /** Ends each session once, by the credential that opened it. */
  static List<Probe> ends(Examination seen) {
    return seen.sessions().entrySet().stream()
        .map(begun -> end(seen, begun.getValue(), begun.getKey()))
        .toList();
  }

  private static Probe end(Examination seen, Probe opener, String session) {
    String name = "end-" + opener.name();
    Probe end = new Probe(name, "DELETE", seen.server(), Map.of(SESSION, session), "");
    return Optional.ofNullable(opener.headers().get(HttpHeaders.AUTHORIZATION))
        .map(credential -> withPlace(opener, end.with(name, HttpHeaders.AUTHORIZATION, credential)))
        .orElseGet(() -> own(end, name, seen));
  }

  /** With the token, if there is one, and room for a proof if it needs one. */
  private static Probe own(Probe probe, String name, Examination seen) {
    Probe named = probe.named(name);
    return token(seen)
        .map(token -> named.with(name, HttpHeaders.AUTHORIZATION, scheme(seen) + token.text()))
        .map(shown -> seen.subject().key().isPresent() ? shown.with(name, Proof.DPOP, "") : shown)
        .orElse(named);
  }

  /** With room for a proof if the opener had one. */
  private static Probe withPlace(Probe opener, Probe end) {
    return opener.headers().containsKey(Proof.DPOP) ? end.with(end.name(), Proof.DPOP, "") : end;
  }

  private static String scheme(Examination seen) {
    return seen.subject().key().isPresent() ? Proof.DPOP + " " : BEARER;
  }

  private static Probe bearing(Probe probe, String name, String token) {
    return probe.with(name, HttpHeaders.AUTHORIZATION, BEARER + token);
  }

  private static Optional<Secret> token(Examination seen) {
    return seen.subject().token();
  }
}
