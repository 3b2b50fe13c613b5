package dev.mcpgateway.client.conformance;

import dev.mcpgateway.client.authorization.ClientKey;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.login.Registrations;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * A client that a scenario gives without saying of which authorization server it is: that of the
 * only one that there is.
 *
 * @param context what the scenario gives
 */
record GivenClient(JsonNode context) implements Registrations {

  @Override
  public String choose(List<String> issuers) {
    return issuers.getFirst();
  }

  @Override
  public Mono<ClientRegistration> at(ServerMetadata server, URI redirectUri) {
    return at(server);
  }

  @Override
  public Mono<ClientRegistration> at(ServerMetadata server) {
    return Mono.fromCallable(() ->
        new ClientRegistration(
            server.issuer(),
            text("client_id").orElseThrow(),
            text("client_secret").map(Secret::new),
            Optional.empty(),
            text("private_key_pem").map(Secret::new).map(ClientKey::parse)));
  }

  Optional<String> text(String name) {
    return Optional.of(context.path(name).asString("")).filter(text -> !text.isEmpty());
  }
}
