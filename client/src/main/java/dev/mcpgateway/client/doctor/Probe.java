package dev.mcpgateway.client.doctor;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request that is sent to learn something.
 *
 * @param name what checks know it by
 * @param method its method
 * @param address where it goes
 * @param headers its headers
 * @param body its body, maybe empty
 */
record Probe(String name, String method, URI address, Map<String, String> headers, String body) {

  /** A page that no server knows. */
  static final String BROWSER = "https://browser.invalid";

  /** The revision whose requests stand alone. */
  static final String STATELESS = "2026-07-28";

  /** Gets past the authorization and does nothing. */
  static final String CALL = "wire-call";

  /** Calls the tool that the user named. */
  static final String TOOL = "wire-tool";

  /** Opens the stream that belongs to no request. */
  static final String IDLE = "wire-get";

  /** Asks for the resource's metadata where they are looked for last. */
  static final String LAST_PLACE = "prm-root";

  private static final Pattern DOCUMENT = Pattern.compile("(prm|asm)-.+|jwks");

  Probe {
    headers = Map.copyOf(headers);
  }

  /** As a client in a browser page reads a document. */
  static Probe document(String name, URI address) {
    return new Probe(
        name, "GET", address, Map.of("Accept", "application/json", "Origin", BROWSER), "");
  }

  /** Whether it asks for metadata or keys, which are public. */
  boolean isDocument() {
    return DOCUMENT.matcher(name).matches();
  }

  /** As a browser asks before it sends the request of a page. */
  static Probe preflight(String name, URI address, String method, String headers) {
    return new Probe(
        name,
        "OPTIONS",
        address,
        Map.of(
            "Origin",
            BROWSER,
            "Access-Control-Request-Method",
            method,
            "Access-Control-Request-Headers",
            headers),
        "");
  }

  Probe with(String name, String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Probe(name, method, address, more, body);
  }

  Probe without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new Probe(name, method, address, fewer, body);
  }

  Probe named(String other) {
    return new Probe(other, method, address, headers, body);
  }

  Probe at(String name, URI other) {
    return new Probe(name, method, other, headers, body);
  }

  Probe withBody(String name, String text) {
    return new Probe(name, method, address, headers, text);
  }
}
