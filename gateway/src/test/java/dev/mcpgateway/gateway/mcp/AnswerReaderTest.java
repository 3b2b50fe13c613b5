package dev.mcpgateway.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcpgateway.gateway.mcp.Reference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  private static final String START = "{'jsonrpc':'2.0','id':1,'result':{";

  private final AnswerReader reader = new AnswerReader(100_000);
  private final List<Reference> asked = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "tools, name, TOOL",
    "prompts, name, PROMPT",
    "resources, uri, RESOURCE",
    "resourceTemplates, uriTemplate, RESOURCE"
  })
  void takesHiddenThingsOutOfAList(String list, String name, Kind kind) {
    String shown = "{'%s':'a','x':{'%s':'hidden'}}".formatted(name, name);
    String hidden = "{'x':[{}],'%s':'hidden'}".formatted(name);
    String text = START + "'%s':[%s]}}";
    assertThat(restrict(text.formatted(list, shown + "," + hidden)))
        .isEqualTo(text.formatted(list, shown));
    assertThat(asked).containsExactly(new Reference(kind, "a"), new Reference(kind, "hidden"));
    assertThat(restrict(text.formatted(list, hidden + "," + shown)))
        .isEqualTo(text.formatted(list, shown));
    assertThat(restrict(text.formatted(list, hidden + "," + hidden)))
        .isEqualTo(text.formatted(list, ""));
  }

  @Test
  void leavesEveryOtherByte() {
    String before =
        " { 'jsonrpc' : '2.0','result':{ 'nextCursor':'c' , 'tools' : [ {'name':'a'} ,"
            + " {'name':'hidden'}\n,\t{ 'name' : 'ü\\u0062' } ] , '_meta':{'é':[1,2]} },'id':'7'} ";
    assertThat(restrict(before))
        .isEqualTo(
            " { 'jsonrpc' : '2.0','result':{ 'nextCursor':'c' , 'tools' : [{'name':'a'},"
                + "{ 'name' : 'ü\\u0062' }] , '_meta':{'é':[1,2]} },'id':'7'} ");
  }

  @Test
  void keepsTheCursorOfAPageThatBecomesEmpty() {
    assertThat(restrict(START + "'tools':[{'name':'hidden'}],'nextCursor':'next'}}"))
        .isEqualTo(START + "'tools':[],'nextCursor':'next'}}");
  }

  @Test
  void seesThroughEscapes() {
    assertThat(restrict(START + "'t\\u006fols':[{'n\\u0061me':'hidde\\u006e'}]}}"))
        .isEqualTo(START + "'t\\u006fols':[]}}");
  }

  @Test
  void takesFromSeveralListsAndMessages() {
    assertThat(
            restrict(
                "["
                    + START
                    + "'tools':[{'name':'hidden'}],'prompts':[{'name':'a'},{'name':'hidden'}]}},"
                    + "{'jsonrpc':'2.0','id':2,'error':{}},"
                    + START
                    + "'resources':[{'uri':'hidden'}]}}]"))
        .isEqualTo(
            "["
                + START
                + "'tools':[],'prompts':[{'name':'a'}]}},"
                + "{'jsonrpc':'2.0','id':2,'error':{}},"
                + START
                + "'resources':[]}}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        START + "'tools':[{'name':'a'}],'cacheScope':'private'}}",
        START + "'content':[{'tools':[{'name':'hidden'}]}]}}",
        "{'jsonrpc':'2.0','id':1,'result':'x'}",
        "{'jsonrpc':'2.0','id':1,'error':{'tools':[{'name':'hidden'}]}}",
        "{'jsonrpc':'2.0','id':1,'method':'sampling/createMessage',"
            + "'params':{'tools':[{'name':'hidden'}]}}",
        "[]",
        "{}"
      })
  void changesNothingWhereNothingIsHidden(String json) {
    byte[] before = bytes(json);
    assertThat(reader.restrict(before, AnswerReaderTest::isVisible)).isEmpty();
  }

  @Test
  void letsNobodyShareWhatDependsOnTheCaller() {
    assertThat(restrict(START + "'cacheScope':'publi\\u0063','tools':[{'name':'a'}]}}"))
        .isEqualTo(START + "'cacheScope':'private','tools':[{'name':'a'}]}}");
    assertThat(restrict(START + "'tools':[{'name':'hidden'}],'cacheScope':'public','ttlMs':5}}"))
        .isEqualTo(START + "'tools':[],'cacheScope':'private','ttlMs':5}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'x'",
        "[1]",
        "[[{}]]",
        "{'result':{}} {}",
        "{'result':{}",
        "not json",
        "{'result':{},'result':{}}",
        "{'Result':{'tools':[]}}",
        "{'result':{'Tools':[]}}",
        "{'result':{'resourcetemplates':[]}}",
        "{'result':{'CacheScope':'public'}}",
        "{'result':{'tools':{'hidden':{}}}}",
        "{'result':{'tools':null}}",
        "{'result':{'tools':['hidden']}}",
        "{'result':{'tools':[{}]}}",
        "{'result':{'tools':[{'title':'x'}]}}",
        "{'result':{'tools':[{'name':7}]}}",
        "{'result':{'tools':[{'name':'a','Name':'hidden'}]}}",
        "{'result':{'tools':[{'name':'a','name':'hidden'}]}}",
        "{'result':{'tools':[],'tools':[{'name':'hidden'}]}}",
        "{'result':{'resources':[{'name':'a'}]}}"
      })
  void refusesWhatTwoReadersCouldReadDifferently(String json) {
    assertUnreadable(bytes(json));
  }

  @Test
  void refusesOtherEncodings() {
    assertUnreadable((START + "}}").replace('\'', '"').getBytes(StandardCharsets.UTF_16LE));
    assertUnreadable(bytes("\uFEFF{}"));
  }

  @Test
  void saysNothingOfTheAnswerItself() {
    assertThatExceptionOfType(UnreadableAnswerException.class)
        .isThrownBy(() -> restrict("{'secret"))
        .satisfies(each -> assertThat(each.detail()).isNotBlank().doesNotContain("secret"));
  }

  private void assertUnreadable(byte[] answer) {
    assertThatExceptionOfType(UnreadableAnswerException.class)
        .isThrownBy(() -> reader.restrict(answer, AnswerReaderTest::isVisible));
  }

  private String restrict(String json) {
    byte[] after =
        reader
            .restrict(
                bytes(json),
                each -> {
                  asked.add(each);
                  return isVisible(each);
                })
            .orElseThrow();
    return new String(after, StandardCharsets.UTF_8).replace('"', '\'');
  }

  private static boolean isVisible(Reference reference) {
    return !reference.name().equals("hidden");
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
