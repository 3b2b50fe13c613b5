package dev.mcpgateway.client.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepliesTest {

  @Test
  void answersAPingAndWithoutAnswersNothingElse() {
    assertThat(reply(Answers.NONE, "{\"id\":\"q\",\"method\":\"ping\"}"))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{}}");
    assertThat(reply(Answers.NONE, "{\"id\":1,\"method\":\"elicitation/create\"}"))
        .contains("\"id\":1", "-32601");
  }

  /** A form that needs a person is not filled in for one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'requestedSchema':{'properties':{'a':{'default':'x'},'b':{}}}} | accept | {'a':'x'}",
        "{'requestedSchema':{'properties':{'a':{'default':1}},'required':['a']}} | accept | {'a':1}",
        "{'requestedSchema':{'properties':{'a':{}},'required':['a']}} | decline | null",
        "{'mode':'url','url':'https://evil.example'} | decline | null",
        "{} | accept | {}"
      })
  void answersAFormWithItsDefaults(String params, String action, String content) {
    String result = "{'action':'%s'%s}".formatted(action, content(content));

    assertThat(
            reply(
                new DefaultAnswers(),
                "{'id':1,'method':'elicitation/create','params':%s}".formatted(params)))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result.replace('\'', '"') + "}");
  }

  private static String content(String content) {
    return content.equals("null") ? "" : ",'content':" + content;
  }

  @Test
  void answersNothingElseWithDefaults() {
    assertThat(reply(new DefaultAnswers(), "{'id':1,'method':'sampling/createMessage'}"))
        .contains("-32601");
    assertThat(new DefaultAnswers().capabilities()).hasToString("{\"elicitation\":{\"form\":{}}}");
  }

  private static String reply(Answers answers, String request) {
    return String.valueOf(
        new Replies(answers).to(Messages.read(request.replace('\'', '"'))).block());
  }
}
