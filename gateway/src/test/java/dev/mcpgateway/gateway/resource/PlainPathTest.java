package dev.mcpgateway.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/mcp",
        "/mcp/",
        "/a/b/c",
        "/.well-known/x",
        "/a.b",
        "/...",
        "/a..b",
        "/..a",
        "/.a",
        "/-._~!$&'()*+,=:@",
        "/AZaz09",
        "/%20",
        "/%c3%A9",
        "/a%3Fb"
      })
  void acceptsThePlainForm(String path) {
    assertThat(PlainPath.violation(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mcp | does not begin with a slash",
        "* | does not begin with a slash",
        "//mcp | empty segment",
        "/mcp//x | empty segment",
        "/mcp// | empty segment",
        "/mcp/../x | dot segment",
        "/mcp/.. | dot segment",
        "/./mcp | dot segment",
        "/. | dot segment",
        "/mcp;a=b | path parameter",
        "/;/mcp | path parameter",
        "/%2e%2e/mcp | escape %2e",
        "/%2E/mcp | escape %2e",
        "/mcp%2fx | escape %2f",
        "/mcp%2Fx | escape %2f",
        "/mcp%5cx | escape %5c",
        "/mcp%3bx | escape %3b",
        "/mcp%00 | escape %00",
        "/mcp%1f | escape %1f",
        "/mcp%7F | escape %7f",
        "/%6dcp | escape %6d",
        "/%5A | escape %5a",
        "/%30 | escape %30",
        "/%7e | escape %7e",
        "/%252e | escape %25",
        "/mcp% | broken escape",
        "/mcp%2 | broken escape",
        "/mcp%zz | broken escape",
        "/mcp%2g | broken escape",
        "/mcp\\x | character that must be encoded",
        "/mcp\"x | character that must be encoded",
        "/mcp{x | character that must be encoded",
        "/mcp[x | character that must be encoded",
        "/mcp`x | character that must be encoded",
        "/mcp/%c0%ae%c0%ae/x | escapes that are no UTF-8",
        "/mcp/%e0%80%af | escapes that are no UTF-8",
        "/mcp/%c3 | escapes that are no UTF-8",
        "/é | character that must be encoded",
      })
  void refusesWhatTwoReadersCouldUnderstandDifferently(String path, String violation) {
    assertThat(PlainPath.violation(path)).hasValue(violation);
  }
}
