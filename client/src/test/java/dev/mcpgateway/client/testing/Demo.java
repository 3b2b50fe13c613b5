package dev.mcpgateway.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.command.ClientCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A fake MCP server, its authorization server, and the command line that is run against them. */
public final class Demo implements AutoCloseable {

  private final Journal journal = new Journal();
  private final FakeAuthorizationServer as;
  private final FakeMcpServer mcp;

  public Demo() {
    this("");
  }

  public Demo(String issuerPath) {
    as = new FakeAuthorizationServer(journal, issuerPath);
    mcp = new FakeMcpServer(journal, as.issuer());
  }

  public FakeAuthorizationServer as() {
    return as;
  }

  public FakeMcpServer mcp() {
    return mcp;
  }

  public List<String> requests() {
    return journal.entries();
  }

  /** Runs {@code connect} against {@code /mcp} with the scripted login. */
  public Outcome connect(String... more) {
    List<String> arguments = new ArrayList<>(List.of("connect", mcp.server().base() + "/mcp"));
    if (Stream.of(more).noneMatch(option -> option.startsWith("--login-as"))) {
      arguments.add("--login-as=alice:secret");
    }
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  public static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        ClientCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  public void assertNoAuthorizationRequest() {
    assertThat(requests()).doesNotContain("as GET /authorize", "as POST /token");
  }

  public void assertNoTokenRequest() {
    assertThat(requests()).contains("as GET /authorize").doesNotContain("as POST /token");
  }

  @Override
  public void close() {
    mcp.close();
    as.close();
  }

  /**
   * How a command ended.
   *
   * @param code the exit code
   * @param out the standard output
   * @param err the standard error output
   */
  public record Outcome(int code, String out, String err) {}
}
