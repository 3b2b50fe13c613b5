package dev.mcpgateway.client.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.FakeAuthorizationServer;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Nobody waits long for a server that should take a token back. */
final class RevocationIT {

  @AutoClose
  private final FakeAuthorizationServer as = new FakeAuthorizationServer(new Journal(), "");

  @Test
  void endsInTimeWithWordsOnWhatWasNotDone() {
    as.metadata(it -> it.put("revocation_endpoint", as.server().base() + "/revoke"))
        .server()
        .on("/revoke", _ -> new Answer(200, List.of(), Flux.never()));
    URI server = URI.create("http://localhost/mcp");
    Revocation revocation =
        new Revocation(
            server,
            new PreRegistered(Optional.empty(), Optional.empty(), Optional.empty()),
            Trace.SILENT,
            new Fetcher(new HttpClients(server, List.of())),
            new Random(1),
            Duration.ofMillis(500));
    Grant grant =
        new Grant(
            as.issuer(),
            "client",
            server.toString(),
            new Secret("access-1"),
            Optional.empty(),
            List.of(),
            Optional.empty());

    assertThat(revocation.revoke(grant).block(Duration.ofSeconds(10)))
        .extracting(outcome -> outcome.failure().map(Problem::kind))
        .isEqualTo(Optional.of(Problem.Kind.UNREACHABLE));
    assertThat(as.server().calls("/revoke")).hasSize(1);
  }
}
