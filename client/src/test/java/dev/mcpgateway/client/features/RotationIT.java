package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.login.AuthorizationFilter;
import dev.mcpgateway.client.login.Authorizer;
import dev.mcpgateway.client.login.Credential;
import dev.mcpgateway.client.login.LoginPorts;
import dev.mcpgateway.client.login.LoginSettings;
import dev.mcpgateway.client.login.PreRegistered;
import dev.mcpgateway.client.store.FileTokenStore;
import dev.mcpgateway.client.store.StoreKey;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.StoreFiles;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Programs that share a store use a refresh token once, however many find their token refused at
 * the same time: an authorization server that sees it twice takes it for stolen.
 */
final class RotationIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;
  @AutoClose private final Demo demo = new Demo();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final URI server = demo.mcp().server().at("/mcp");

  @Test
  void takesWhatTheFirstOneGot() {
    StoreFiles files = StoreFiles.in(directory);
    demo.as().server().on("/token", this::token);
    store(files).save(server, refused()).block(LIMIT);

    List<Integer> statuses =
        Flux.range(0, 6)
            .map(_ -> program(store(files)))
            .flatMap(this::status, 6)
            .collectList()
            .blockOptional(LIMIT)
            .orElseThrow();

    assertThat(statuses).hasSize(6).containsOnly(200);
    assertThat(demo.as().server().calls("/token")).hasSize(1);
    assertThat(store(files).find(server).blockOptional(LIMIT).flatMap(Grant::refreshToken))
        .contains(new Secret("refresh-2"));
  }

  private Answer token(Call call) {
    if (!used.add(call.form().getOrDefault("refresh_token", ""))) {
      return FakeAuthorizationServer.refused("invalid_grant");
    }
    Answer answer = demo.as().issued(call);
    return new Answer(
        answer.status(),
        answer.headers(),
        answer.body().map(text -> text.replace("{", "{\"refresh_token\":\"refresh-2\",")));
  }

  private WebClient program(FileTokenStore store) {
    HttpClients clients = new HttpClients(server, List.of());
    LoginSettings settings =
        new LoginSettings(server, Optional.empty(), LIMIT, new Credential.Header());
    LoginPorts ports =
        LoginPorts.withoutBrowser(
            store,
            new PreRegistered(Optional.empty(), Optional.of("c"), Optional.empty()),
            Trace.SILENT);
    Authorizer authorizer =
        new Authorizer(settings, ports, new Fetcher(clients), new SecureRandom());
    return clients
        .forMessages()
        .mutate()
        .filter(new AuthorizationFilter(settings, ports, authorizer))
        .build();
  }

  private Mono<Integer> status(WebClient client) {
    return client
        .post()
        .uri(server)
        .bodyValue("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}")
        .exchangeToMono(
            response -> response.releaseBody().thenReturn(response.statusCode().value()));
  }

  private static FileTokenStore store(StoreFiles files) {
    return new FileTokenStore(files.store(), new StoreKey.KeyFile(files.key()));
  }

  private Grant refused() {
    return new Grant(
        demo.as().issuer(),
        "c",
        server.toString(),
        new Secret("refused"),
        Optional.of(new Secret("refresh-1")),
        List.of(),
        Optional.of(Instant.MAX));
  }
}
