package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.mcp.Tool;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class ToolSampleTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "echo | {'message':{'type':'string'}} | 'message' | {'message':'Hello from the MCP client'}",
        "calculator | {'a':{'type':'number'},'b':{'type':'integer'},'operation':{'enum':['add','subtract']}} | 'operation','a','b' | {'operation':'add','a':2,'b':3}",
        "add | {'x':{'type':'number'},'y':{'type':'number'}} | 'x','y' | {'x':2,'y':3}",
        "weather | {'city':{'type':'string'},'days':{'type':'integer'}} | 'city' | {'city':'Berlin'}",
        "weather | {'location':{'type':'string'},'live':{'type':'boolean'}} | 'location','live' | {'location':'Berlin','live':true}",
        "calculator | {'operation':{'type':'string','enum':[]}} | 'operation' | {'operation':'add'}",
        "received_headers | {} | '' | {}"
      })
  void callsTheToolsOfTheDemo(String name, String properties, String required, String arguments) {
    List<ToolSample> samples = ToolSample.of(List.of(tool(name, properties, required, "{}")));

    assertThat(samples)
        .singleElement()
        .satisfies(sample -> assertThat(sample.tool()).isEqualTo(name))
        .satisfies(sample -> assertThat(sample.arguments()).hasToString(quoted(arguments)));
  }

  @Test
  void callsForeignToolsOnlyIfTheyReadAndNeedNothing() {
    assertThat(
            ToolSample.of(
                List.of(
                    tool("delete_all", "{}", "", "{}"),
                    tool("delete_none", "{}", "", "{'readOnlyHint':false}"),
                    tool("read_one", "{'id':{'type':'string'}}", "'id'", "{'readOnlyHint':true}"),
                    tool("status", "{}", "", "{'readOnlyHint':true}"))))
        .extracting(ToolSample::tool)
        .containsExactly("status");
  }

  @Test
  void leavesAToolWhoseArgumentsItCannotGuess() {
    assertThat(
            ToolSample.of(
                List.of(
                    tool("echo", "{'m':{'type':'object'}}", "'m'", "{}"),
                    tool("add", "{}", "'a'", "{}"))))
        .isEmpty();
  }

  @Test
  void callsNoMoreThanFive() {
    assertThat(ToolSample.of(Collections.nCopies(9, tool("echo", "{}", "", "{}")))).hasSize(5);
  }

  private static Tool tool(String name, String properties, String required, String annotations) {
    String keys = required.equals("''") ? "" : required;
    return new Tool(
        name,
        "",
        JSON.readTree(quoted("{'properties':" + properties + ",'required':[" + keys + "]}")),
        JSON.readTree(quoted(annotations)));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
