package dev.mcpgateway.client.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ParamHeadersTest {

  @Test
  void repeatsMarkedArgumentsAtAnyDepth() {
    ParamHeaders headers =
        of(
            """
            {'properties':{
              'region':{'type':'string','x-mcp-header':'Region'},
              'count':{'type':['integer','null'],'x-mcp-header':'Count'},
              'dry':{'type':'boolean','x-mcp-header':'Dry'},
              'absent':{'type':'string','x-mcp-header':'Absent'},
              'nothing':{'type':'string','x-mcp-header':'Nothing'},
              'wrong':{'type':'string','x-mcp-header':'Wrong'},
              'free':{'type':'number'},
              'in':{'type':'object','properties':{'deep':{'type':'string','x-mcp-header':'Deep'}}}}}
            """);

    assertThat(
            headers.of(
                "tool",
                json(
                    "{'region':'','count':42,'dry':false,'nothing':null,'wrong':{},'free':1.5,"
                        + "'in':{'deep':'d'}}")))
        .containsOnly(
            entry("Mcp-Name", "tool"),
            entry("Mcp-Param-Region", ""),
            entry("Mcp-Param-Count", "42"),
            entry("Mcp-Param-Dry", "false"),
            entry("Mcp-Param-Deep", "d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a':{'type':'string','x-mcp-header':''}",
        "'a':{'type':'string','x-mcp-header':1}",
        "'a':{'type':'string','x-mcp-header':'A B'}",
        "'a':{'type':'string','x-mcp-header':'A:B'}",
        "'a':{'type':'string','x-mcp-header':'A\\nB'}",
        "'a':{'type':'string','x-mcp-header':'Ré'}",
        "'a':{'type':'number','x-mcp-header':'A'}",
        "'a':{'type':'object','x-mcp-header':'A'}",
        "'a':{'type':['string','array'],'x-mcp-header':'A'}",
        "'a':{'type':['null'],'x-mcp-header':'A'}",
        "'a':{'x-mcp-header':'A'}",
        "'a':{'type':'string','x-mcp-header':'A'},'b':{'type':'string','x-mcp-header':'a'}",
        "'a':{'properties':{'b':{'type':'null','x-mcp-header':'A'}}}"
      })
  void refusesASchemaThatBreaksTheRules(String properties) {
    assertThat(ParamHeaders.of(json("{'properties':{" + properties + "}}"))).isEmpty();
  }

  @Test
  void demandsNothingWithoutMarks() {
    assertThat(ParamHeaders.of(json("{'type':'object'}"))).contains(ParamHeaders.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "us west 1, us west 1",
    "'', ''",
    "' padded ', =?base64?IHBhZGRlZCA=?=",
    "'a\tb', =?base64?YQli?=",
    "世, =?base64?5LiW?=",
    "=?base64?YQ==?=, =?base64?PT9iYXNlNjQ/WVE9PT89?="
  })
  void marksWhatAHeaderCannotHold(String value, String header) {
    assertThat(RequestHeaders.encode(value)).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource({
    "tools/call, {'name':'n'}, n",
    "prompts/get, {'name':'n'}, n",
    "resources/read, {'uri':'file:///é'}, =?base64?ZmlsZTovLy/DqQ==?="
  })
  void namesWhatIsAskedFor(String method, String params, String name) {
    assertThat(RequestHeaders.of(method, json(params))).isEqualTo(Map.of("Mcp-Name", name));
    assertThat(RequestHeaders.of("tools/list", json(params))).isEmpty();
  }

  private static ParamHeaders of(String schema) {
    return ParamHeaders.of(json(schema)).orElseThrow();
  }

  private static JsonNode json(String text) {
    return Messages.read(text.replace('\'', '"').replace("\n", " "));
  }
}
