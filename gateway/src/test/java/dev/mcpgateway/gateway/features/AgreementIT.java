package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No request reaches the backend whose headers say something else than its body. */
final class AgreementIT {

  private static final String CALL =
      """
      {"jsonrpc":"2.0","id":"seven","method":"tools/call","params":{"name":"echo","_meta":{\
      "io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}\
      """;
  private static final String AGREED =
      "MCP-Protocol-Version: 2026-07-28\nmcp-method: tools/call\nMCP-NAME: echo\n";

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start();

  @Test
  void passesHeadersAndBodyAsTheyWere() {
    assertThat(post(CALL, AGREED + "Mcp-Param-Unknown: =?base64?w6k=?=\n").statusCode())
        .isEqualTo(200);
    var received = GATEWAY.backend().take();
    assertThat(received.body()).isEqualTo(CALL);
    assertThat(received.header("Mcp-Method")).containsExactly("tools/call");
    assertThat(received.header("Mcp-Name")).containsExactly("echo");
    assertThat(received.header("MCP-Protocol-Version")).containsExactly("2026-07-28");
    assertThat(received.header("Mcp-Param-Unknown")).containsExactly("=?base64?w6k=?=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MCP-Protocol-Version: 2025-11-25\nMcp-Method: tools/call\nMcp-Name: echo\n",
        "Mcp-Method: tools/call\nMcp-Name: echo\n",
        "MCP-Protocol-Version: 2026-07-28\nMcp-Name: echo\n",
        "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tools/list\nMcp-Name: echo\n",
        "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tools/call\nMcp-Name: Echo\n",
        "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tools/call\nMcp-Name: =?base64?ZWNobw?=\n",
        """
        MCP-Protocol-Version: 2026-07-28
        Mcp-Method: tools/call
        Mcp-Name: echo
        Mcp-Param-Region: =?base64?w6k?=
        """
      })
  void refusesWhatDiffers(String headers) {
    HttpResponse<String> answer = post(CALL, headers);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":-32020", "\"id\":\"seven\"", "\"code\":\"header_mismatch\"");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @Test
  void repeatsNoIdWithoutEnd() {
    String call = CALL.replace("seven", "s".repeat(300));
    assertThat(post(call, "Mcp-Method: ping\n").body()).contains("\"id\":null");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  private static HttpResponse<String> post(String json, String headers) {
    return Calls.to(GATEWAY)
        .post(
            "/mcp",
            json,
            builder -> {
              headers
                  .lines()
                  .map(line -> line.split(": ", 2))
                  .forEach(pair -> builder.header(pair[0], pair[1]));
              return builder;
            });
  }
}
