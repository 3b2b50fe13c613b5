package dev.mcpgateway.client.doctor;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.like;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import dev.mcpgateway.client.http.HttpClients;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * The names that a right server and its authorization server would have on other machines, the
 * first without TLS; they lead to it all the same.
 *
 * @param mcp the address of the server here
 * @param issuer that of its authorization server
 */
record Elsewhere(String mcp, String issuer) {

  private static final String MCP = "http://mcp.example";
  private static final String ISSUER = "https://as.example";

  URI url() {
    return URI.create(MCP + "/mcp");
  }

  /** What the server says by the names that it is called by. */
  Change named() {
    return right ->
        like(right)
            .withHeaders(
                new HttpHeaders(
                    Objects.requireNonNullElse(right.getHeaders(), HttpHeaders.noHeaders())
                        .all()
                        .stream()
                        .map(one -> new HttpHeader(one.key(), named(one.firstValue())))
                        .toList()))
            .withBody(named(Objects.requireNonNullElse(right.getBody(), "")))
            .build();
  }

  private String named(String text) {
    return text.replace(mcp, MCP).replace(issuer, ISSUER);
  }

  /** Clients that find it. */
  HttpClients clients() {
    return new HttpClients(
        URI.create(mcp),
        List.of(),
        connector -> (method, uri, sent) -> connector.connect(method, here(uri), sent));
  }

  private URI here(URI named) {
    return URI.create(named.toString().replace(MCP, mcp).replace(ISSUER, issuer));
  }
}
