package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.possession.Proof;
import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of what was seen whatever may be secret, before anything is judged.
 *
 * <p>Headers that are not known to be harmless keep their name alone. Of metadata and keys, which
 * are public, all stays but the secret parts of keys; of other bodies the number of the error and
 * the revisions that the server speaks. So what is judged is what a record holds, and judging a
 * record finds the same.
 */
final class Redaction {

  static final String HIDDEN = "[redacted]";

  private static final JsonMapper JSON = new JsonMapper();

  /** Shorter texts stand elsewhere too, by chance. */
  private static final int TELLING = 8;

  private static final Set<String> HARMLESS =
      Stream.concat(
              Finding.SHOWN.stream(),
              Stream.of(
                  "Accept",
                  "Access-Control-Request-Headers",
                  "Access-Control-Request-Method",
                  "CF-Ray",
                  "Content-Encoding",
                  "Content-Length",
                  "Host",
                  "Mcp-Method",
                  "Mcp-Name",
                  "MCP-Protocol-Version",
                  "Origin",
                  "Transfer-Encoding",
                  "Via",
                  "X-Accel-Buffering"))
          .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));

  /** The members of a JSON Web Key that are not public. */
  private static final Set<String> SECRET_PARTS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed();

  private final Set<String> held = new HashSet<>();

  private Redaction() {}

  static Examination of(Examination seen) {
    Redaction redaction = new Redaction();
    seen.all().forEach(redaction::hold);
    Examination clean = new Examination(seen.subject().withoutSecret());
    clean.course(_ -> seen.course());
    seen.all().forEach(one -> clean.add(redaction.clean(one)));
    return clean;
  }

  /** What was sent or given as a credential, as an answer may repeat it in a header. */
  private void hold(Exchange one) {
    Stream.concat(
            one.probe().headers().entrySet().stream()
                .filter(header -> isCredential(header.getKey()))
                .flatMap(header -> parts(header.getValue())),
            one.headers().getOrEmpty("Mcp-Session-Id").stream())
        .filter(value -> value.length() >= TELLING)
        .forEach(held::add);
  }

  private static boolean isCredential(String name) {
    return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) || name.equalsIgnoreCase(Proof.DPOP);
  }

  /** The credential, and what is between its dots: a server may repeat a part of a token. */
  private static Stream<String> parts(String authorization) {
    String credential = authorization.replaceFirst("^\\S+ +", "");
    return Stream.concat(Stream.of(credential), Stream.of(credential.split("[., ]+")));
  }

  private Exchange clean(Exchange one) {
    HttpHeaders headers = new HttpHeaders();
    one.headers().forEach((name, values) -> headers.addAll(name, clean(name, values)));
    return new Exchange(
        clean(one.probe()),
        one.status(),
        headers,
        body(one),
        one.epochSecond(),
        one.arrivals(),
        new Failure(one.failure().unsafe(), withoutHeld(one.failure().words())));
  }

  private Probe clean(Probe probe) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    probe
        .headers()
        .forEach((name, value) -> headers.put(name, clean(name, List.of(value)).getFirst()));
    boolean hasCredential = headers.containsKey(HttpHeaders.AUTHORIZATION);
    return new Probe(
        probe.name(),
        probe.method(),
        withoutQuery(probe.address()),
        headers,
        hasCredential || probe.name().equals(Probe.TOOL) ? "" : probe.body());
  }

  private List<String> clean(String name, List<String> values) {
    return values.stream()
        .map(value -> HARMLESS.contains(name) ? withoutHeld(value) : HIDDEN)
        .toList();
  }

  private String withoutHeld(String text) {
    String clean = text;
    for (String secret : held.stream().sorted(LONGEST_FIRST).toList()) {
      clean = clean.replace(secret, HIDDEN);
    }
    return clean;
  }

  private static URI withoutQuery(URI address) {
    String text = address.toString();
    int query = text.indexOf('?');
    return query < 0 ? address : URI.create(text.substring(0, query));
  }

  private static String body(Exchange one) {
    return one.object()
        .map(object -> one.probe().isDocument() ? publicPart(object) : outcome(object))
        .map(JsonNode::toString)
        .orElse("");
  }

  private static JsonNode publicPart(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(member ->
              member.setValue(
                  SECRET_PARTS.contains(member.getKey())
                      ? JSON.getNodeFactory().stringNode(HIDDEN)
                      : publicPart(member.getValue())));
    } else {
      node.forEach(Redaction::publicPart);
    }
    return node;
  }

  private static JsonNode outcome(JsonNode object) {
    ObjectNode kept = JSON.createObjectNode();
    JsonNode code = object.at("/error/code");
    if (code.isNumber()) {
      kept.putObject("error").set("code", code);
    }
    JsonNode versions = object.at("/result/supportedVersions");
    if (versions.isArray()) {
      ArrayNode known = kept.putObject("result").putArray("supportedVersions");
      versions
          .valueStream()
          .filter(one -> Exchange.REVISION.matcher(one.asString("")).matches())
          .forEach(known::add);
    }
    return kept;
  }
}
