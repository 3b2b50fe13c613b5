package dev.mcpgateway.client.command;

import com.nimbusds.jwt.JWTParser;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.Secret;
import java.net.URI;
import java.text.ParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows what is known of the token that is kept for a server, and the token only if told to. */
@Command(
    name = "token",
    description = "Shows what is known of the token that is kept for an MCP server.")
final class TokenCommand implements Callable<Integer> {

  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private final ClientOptions options = new ClientOptions();

  @Option(
      names = "--show-token",
      description = "Print the token itself. Whoever reads it can use it.")
  private boolean showToken;

  @Mixin private final ServerParameter server = new ServerParameter();

  @Override
  public Integer call() {
    URI url = server.url();
    Output output = options.output().open();
    return new Flow("token " + url, options, output, output)
        .run(
            options
                .store()
                .required()
                .find(url)
                .map(grant -> {
                  JsonNode shown = shown(grant);
                  output.result(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shown));
                  output.data("token", shown);
                  return ExitCode.OK;
                })
                .switchIfEmpty(
                    Mono.fromSupplier(() -> {
                      output.result("No token is kept for " + url + ".");
                      output.data("token", JSON.getNodeFactory().nullNode());
                      return ExitCode.NOT_AUTHORIZED;
                    })));
  }

  private ObjectNode shown(Grant grant) {
    ObjectNode shown =
        JSON.createObjectNode()
            .put("issuer", grant.issuer())
            .put("clientId", grant.clientId())
            .put("grant", grant.way().toString())
            .put("resource", grant.resource())
            .put("scope", String.join(" ", grant.scopes()))
            .put("refreshable", grant.refreshToken().isPresent());
    grant.key().ifPresent(key -> shown.put("boundToKey", key.thumbprint()));
    grant.expiresAt().ifPresent(end -> shown.put("expiresAt", end.toString()));
    shown.set("claims", claims(grant.accessToken()));
    if (showToken) {
      shown.put("accessToken", grant.accessToken().text());
    }
    return shown;
  }

  /** What a client reads in a token is for its user's eyes only; an opaque one says nothing. */
  private static JsonNode claims(Secret token) {
    try {
      return JSON.readTree(JWTParser.parse(token.text()).getJWTClaimsSet().toString());
    } catch (ParseException opaque) {
      return JSON.getNodeFactory().nullNode();
    }
  }
}
