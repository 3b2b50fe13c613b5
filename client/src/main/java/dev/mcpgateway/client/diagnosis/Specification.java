package dev.mcpgateway.client.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a section that a check names can be read. */
final class Specification {

  private static final String MCP = "https://modelcontextprotocol.io/specification/";

  private static final List<Known> KNOWN =
      List.of(
          new Known("RFC (\\d+), ([\\d.]+).*", "https://www.rfc-editor.org/rfc/rfc$1#section-$2"),
          new Known("RFC (\\d+).*", "https://www.rfc-editor.org/rfc/rfc$1"),
          new Known(
              "OAuth 2.1, ([\\d.]+).*",
              "https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1#section-$1"),
          new Known("MCP ([\\d-]+), Authorization.*", MCP + "$1/basic/authorization"),
          new Known("MCP ([\\d-]+), Transports.*", MCP + "$1/basic/transports"),
          new Known("MCP ([\\d-]+), Lifecycle.*", MCP + "$1/basic/lifecycle"),
          new Known("MCP ([\\d-]+).*", MCP + "$1"),
          new Known(
              "HTML, Server-sent events.*",
              "https://html.spec.whatwg.org/multipage/server-sent-events.html"),
          new Known("Fetch, .*", "https://fetch.spec.whatwg.org/#http-cors-protocol"));

  private Specification() {}

  /** A way to write a section, and the address of one that is written so. */
  private record Known(Pattern form, String address) {

    Known(String form, String address) {
      this(Pattern.compile(form), address);
    }

    Optional<String> of(String section) {
      Matcher matcher = form.matcher(section);
      return matcher.matches() ? Optional.of(matcher.replaceFirst(address)) : Optional.empty();
    }
  }

  /** The address of the first of the sections. */
  static Optional<String> address(String sections) {
    String first = sections.split(";", 2)[0];
    return KNOWN.stream().map(known -> known.of(first)).flatMap(Optional::stream).findFirst();
  }
}
