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
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No server leads the client to an address that is more private than its own, whatever DNS says.
 */
final class ReachIT {

  private static final URI SERVER = URI.create("https://mcp.example/mcp");

  private final Journal journal = new Journal();
  private final ScriptedNames names = new ScriptedNames();

  @AutoClose
  private final FakeServer inside =
      new FakeServer("inside", journal).on("/a", _ -> Answer.json("{}"));

  @BeforeEach
  void serverIsPublic() throws UnknownHostException {
    names.with("mcp.example", "1.1.1.1").with("localhost", "127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, this machine",
    "::1, this machine",
    "::ffff:127.0.0.1, this machine",
    "64:ff9b::7f00:1, this machine",
    "2002:7f00:1::, this machine",
    "10.1.2.3, private network",
    "100.64.0.1, private network",
    "fd12::1, private network",
    "169.254.169.254, metadata",
    "fd00:ec2::254, metadata",
    "0.0.0.0, reserved",
    "::, reserved",
    "224.0.0.1, reserved"
  })
  void connectsToNoNameThatLeadsInside(String address, String what) throws UnknownHostException {
    names.with("as.example", address);

    Problem problem = problem(from(SERVER), at("as.example"));

    assertThat(problem.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(problem.expected()).contains(at("as.example").toString());
    assertThat(problem.came()).startsWith("as.example → ").contains(what);
    assertThat(problem.change()).contains("--connect-to as.example:" + inside.port() + ":");
    assertThat(journal.entries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "[::1]",
        "10.0.0.1",
        "169.254.169.254",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]"
      })
  void connectsToNoAddressInside(String host) {
    assertThat(problem(from(SERVER), at(host)).came()).doesNotContain("→").contains(", ");
    assertThat(journal.entries()).isEmpty();
  }

  @Test
  void goesWhereTheUserSaysThatANameIs() throws UnknownHostException {
    names.with("as.example", "10.0.0.1");
    String mapping = "as.example:" + inside.port() + ":127.0.0.1:" + inside.port();

    assertThat(fetch(from(SERVER, mapping), at("as.example")).isOk()).isTrue();
  }

  @Test
  void goesToTheUsersServerWhereverItIsAndToWhatIsBesideIt() throws UnknownHostException {
    names.with("mcp.example", "127.0.0.1").with("as.example", "127.0.0.1");
    Fetcher fetcher = from(at("mcp.example"));

    assertThat(fetch(fetcher, at("mcp.example")).isOk()).isTrue();
    assertThat(fetch(fetcher, at("as.example")).isOk()).isTrue();
  }

  @Test
  void isLedFromNowhereToCloudMetadata() throws UnknownHostException {
    names.with("mcp.example", "127.0.0.1").with("as.example", "169.254.169.254");

    assertThat(problem(from(at("mcp.example")), at("as.example")).came()).contains("metadata");
  }

  @Test
  void staysOutsideWhenThePublicServerMovesInside() throws UnknownHostException {
    names.with("as.example", "127.0.0.1");
    Fetcher fetcher = from(at("mcp.example"));
    assertThat(problem(fetcher, at("as.example")).kind()).isEqualTo(Kind.PROTOCOL);

    names.with("mcp.example", "127.0.0.1");

    assertThat(problem(fetcher, at("mcp.example")).came()).startsWith("mcp.example → 127.0.0.1");
    assertThat(problem(fetcher, at("as.example")).came()).startsWith("as.example → 127.0.0.1");
    assertThat(journal.entries()).isEmpty();
  }

  @Test
  void isLedNowhereByAServerThatHasNoAddress() throws UnknownHostException {
    names.with("as.example", "127.0.0.1");

    assertThat(problem(from(URI.create("https://gone.example")), at("as.example")).kind())
        .isEqualTo(Kind.PROTOCOL);
    assertThat(problem(from(SERVER), at("gone.example")).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void takesAMappedServerForWhereItIs() throws UnknownHostException {
    names.with("as.example", "127.0.0.1");

    assertThat(fetch(from(SERVER, "mcp.example:443:localhost:1"), at("as.example")).isOk())
        .isTrue();
  }

  @Test
  void takesThisMachineForItselfThoughItIsMapped() throws UnknownHostException {
    names.with("gateway", "10.0.0.1");

    assertThat(
            fetch(
                    from(URI.create("http://localhost:1/mcp"), "localhost:1:gateway:1"),
                    at("localhost"))
                .isOk())
        .isTrue();
  }

  /** As platforms give a workload's token to the programs on one machine. */
  @Test
  void goesToAnotherAddressThatTheUserNamed() throws UnknownHostException {
    names.with("tokens.example", "127.0.0.1");
    Fetcher fetcher = from(SERVER);

    assertThat(fetch(fetcher.from(at("tokens.example")), at("tokens.example")).isOk()).isTrue();
    assertThat(fetch(fetcher.from(at("127.0.0.1")), at("127.0.0.1")).isOk()).isTrue();
    assertThat(problem(fetcher, at("tokens.example")).kind()).isEqualTo(Kind.PROTOCOL);
  }

  private URI at(String host) {
    return URI.create("http://" + host + ":" + inside.port() + "/a");
  }

  private Fetcher from(URI server, String... mappings) {
    return new Fetcher(
        new HttpClients(
            server,
            Stream.of(mappings).map(text -> ConnectTo.parse(text).orElseThrow()).toList(),
            names,
            connector -> connector));
  }

  private static Fetched fetch(Fetcher fetcher, URI address) {
    return fetcher
        .document(Step.SERVER_METADATA, address)
        .blockOptional(Duration.ofSeconds(30))
        .orElseThrow();
  }

  private static Problem problem(Fetcher fetcher, URI address) {
    return catchThrowableOfType(FlowException.class, () -> fetch(fetcher, address)).problem();
  }
}
