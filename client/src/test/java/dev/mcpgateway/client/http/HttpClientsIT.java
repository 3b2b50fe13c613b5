package dev.mcpgateway.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Problem.Kind;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

final class HttpClientsIT {

  private final Journal journal = new Journal();

  @AutoClose
  private final FakeServer server =
      new FakeServer("s", journal)
          .on("/host", call -> Answer.json("{\"host\":\"" + call.header("Host") + "\"}"))
          .on("/large", _ -> Answer.json("x".repeat(300_000)))
          .on("/strange", _ -> Answer.of(200).with("Content-Type", "no type").body("x"))
          .on("/slow", _ -> new Answer(200, List.of(), Flux.just("{").concatWith(Flux.never())))
          .on("/moved", _ -> Answer.redirect("/host"));

  @ParameterizedTest
  @CsvSource({"mcp.example:81, mcp.example", "192.0.2.1:81, 192.0.2.1", "localhost:81, LOCALHOST"})
  void connectsElsewhereAndKeepsTheName(String authority, String host) {
    Fetcher fetcher = fetcher(host + ":81:127.0.0.1:" + server.port(), "x:1:y:2");

    Fetched fetched = fetch(fetcher, URI.create("http://" + authority + "/host"));

    assertThat(fetched.object().orElseThrow().path("host").asString("")).isEqualTo(authority);
  }

  @Test
  void connectsToANamedHostAsMapped() {
    Fetcher fetcher = fetcher("mcp.example:81:localhost:" + server.port());

    assertThat(fetch(fetcher, URI.create("http://mcp.example:81/host")).isOk()).isTrue();
  }

  @Test
  void followsNoRedirect() {
    Fetched fetched = fetch(fetcher(), server.at("/moved"));

    assertThat(fetched.status()).isEqualTo(302);
    assertThat(fetched.location()).contains("/host");
    assertThat(journal.entries()).containsExactly("s GET /moved");
  }

  @Test
  void readsNoDocumentWithoutEnd() {
    assertThat(problem(fetcher(), server.at("/large")).kind()).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void waitsForNoDocumentForEver() {
    Fetcher hasty = new Fetcher(clients(), Duration.ofMillis(300));

    Problem problem = problem(hasty, server.at("/slow"));

    assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(problem.came()).isEqualTo("nothing in time");
  }

  @Test
  void readsNoAnswerOfAMalformedType() {
    assertThat(problem(fetcher(), server.at("/strange")).came())
        .isEqualTo("a malformed content type");
  }

  @Test
  void tellsThatNobodyAnswersAndThatANameIsUnknown() {
    assertThat(problem(fetcher("a:1:127.0.0.1:1"), URI.create("http://a:1/")).kind())
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(problem(fetcher(), URI.create("http://no-such-host.invalid/")).kind())
        .isEqualTo(Kind.UNREACHABLE);
  }

  private static Fetcher fetcher(String... mappings) {
    return new Fetcher(clients(mappings));
  }

  private static HttpClients clients(String... mappings) {
    return new HttpClients(
        URI.create("http://localhost"),
        Stream.of(mappings).map(text -> ConnectTo.parse(text).orElseThrow()).toList());
  }

  private static Fetched fetch(Fetcher fetcher, URI address) {
    return Optional.ofNullable(
            fetcher.document(Step.SERVER_METADATA, address).block(Duration.ofSeconds(30)))
        .orElseThrow();
  }

  private static Problem problem(Fetcher fetcher, URI address) {
    return catchThrowableOfType(FlowException.class, () -> fetch(fetcher, address)).problem();
  }

  @Test
  void closesItsNameResolvers() {
    assertThat(
            new MappedAddresses(
                List.of(), new Reach(URI.create("http://localhost")), new ScriptedNames()))
        .satisfies(MappedAddresses::close);
  }
}
