package dev.mcpgateway.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageReaderTest {

  private static final int LARGEST_BODY = 100_000;

  private final MessageReader reader = new MessageReader(LARGEST_BODY);

  @Test
  void readsARequest() {
    assertThat(only("{'jsonrpc':'2.0','id':7,'method':'ping'}"))
        .isEqualTo(
            new Message.Request(
                new RequestId.Numeric(BigInteger.valueOf(7)),
                new Operation("ping", Optional.empty())));
  }

  @Test
  void readsANotification() {
    assertThat(only("{'method':'notifications/initialized','jsonrpc':'2.0'}"))
        .isEqualTo(
            new Message.Notification(new Operation("notifications/initialized", Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','id':'a','result':{}}",
        "{'jsonrpc':'2.0','id':'a','result':null}",
        "{'jsonrpc':'2.0','id':'a','error':{'code':-1,'message':'m'}}"
      })
  void readsAResponse(String json) {
    assertThat(only(json)).isEqualTo(new Message.Response(Optional.of(new RequestId.Text("a"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','error':{'code':-1,'message':'m'}}",
        "{'jsonrpc':'2.0','id':null,'error':{'code':-1,'message':'m'}}"
      })
  void readsAnErrorAboutAMessageWithoutId(String json) {
    assertThat(only(json)).isEqualTo(new Message.Response(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "tools/call,name",
    "prompts/get,name",
    "resources/read,uri",
    "resources/subscribe,uri",
    "resources/unsubscribe,uri"
  })
  void findsTheTarget(String method, String member) {
    String params = "{'x':[{}],'arguments':{'" + member + "':'u'},'" + member + "':'t'}";
    String method7 = "'jsonrpc':'2.0','id':7,'method':'" + method + "'";
    assertThat(operation("{" + method7 + ",'params':" + params + "}").target()).contains("t");
    assertThat(operation("{'params':" + params + "," + method7 + "}").target()).contains("t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'uri':'t'}}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/call'}",
        "{'jsonrpc':'2.0','id':1,'method':'resources/read','params':{'name':'t'}}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'name':'t','uri':'t'}}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'name':5,'NAME':'t'}}"
      })
  void findsNoTargetWhereTheMethodHasNone(String json) {
    assertThat(operation(json).target()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a'",
        "''",
        "0",
        "-1",
        "9007199254740993",
        "123456789012345678901234567890",
        "'\\u00e9'"
      })
  void takesStringsAndIntegersAsId(String id) {
    assertThat(only("{'jsonrpc':'2.0','id':" + id + ",'method':'m'}"))
        .isInstanceOf(Message.Request.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1.0", "1.5", "1e3", "true", "{}", "[]", "[1]"})
  void refusesOtherIds(String id) {
    assertNotMessage("{'jsonrpc':'2.0','id':" + id + ",'method':'m'}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'id':1,'method':'m'}",
        "{'jsonrpc':'1.0','id':1,'method':'m'}",
        "{'jsonrpc':2.0,'id':1,'method':'m'}",
        "{'jsonrpc':['2.0'],'id':1,'method':'m'}",
        "{'jsonrpc':'2.0'}",
        "{'jsonrpc':'2.0','id':1}",
        "{'jsonrpc':'2.0','id':1,'method':null}",
        "{'jsonrpc':'2.0','id':1,'method':['m']}",
        "{'jsonrpc':'2.0','id':1,'method':5}",
        "{'jsonrpc':'2.0','id':1,'method':'m','params':null}",
        "{'jsonrpc':'2.0','id':1,'method':'m','params':[]}",
        "{'jsonrpc':'2.0','id':1,'method':'m','params':'p'}",
        "{'jsonrpc':'2.0','id':1,'method':'m','result':{}}",
        "{'jsonrpc':'2.0','id':1,'method':'m','error':{}}",
        "{'jsonrpc':'2.0','id':1,'result':{},'error':{}}",
        "{'jsonrpc':'2.0','id':1,'result':{},'params':{}}",
        "{'jsonrpc':'2.0','id':1,'params':{}}",
        "{'jsonrpc':'2.0','result':{}}",
        "{'jsonrpc':'2.0','id':null,'result':{}}",
        "{'jsonrpc':'2.0','id':1,'error':'e'}",
        "{'jsonrpc':'2.0','id':1,'error':null}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':5}}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':null}}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':['t']}}",
        "{'jsonrpc':'2.0','id':1,'method':'resources/read','params':{'uri':{}}}",
        "'text'",
        "5",
        "null",
        "true"
      })
  void refusesJsonThatIsNoMessage(String json) {
    assertNotMessage(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','id':1,'method':'ping','Method':'tools/call'}",
        "{'jsonrpc':'2.0','id':1,'method':'ping','METHOD':'tools/call'}",
        "{'jsonrpc':'2.0','id':1,'method':'ping','Id':2}",
        "{'jsonrpc':'2.0','id':1,'method':'ping','param\\u017f':{}}",
        "{'jsonrpc':'2.0','id':1,'method':'ping','JSONRPC':'2.0'}",
        "{'jsonrpc':'2.0','id':1,'method':'ping','Result':{}}",
        "{'jsonrpc':'2.0','id':1,'method':'ping','eRROR':{}}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'a','Name':'b'}}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'NAME':'b','name':'a'}}",
        "{'jsonrpc':'2.0','id':1,'method':'resources/read','params':{'uri':'a','URI':'b'}}",
        "{'jsonrpc':'2.0','id':1,'method':'Tools/Call','params':{'name':'a'}}",
        "{'jsonrpc':'2.0','id':1,'method':'tools/call ','params':{'name':'a'}}",
        "{'jsonrpc':'2.0','id':1,'method':'tool\u017f/call','params':{'name':'a'}}",
        "{'jsonrpc':'2.0','method':'Notifications/Initialized'}"
      })
  void refusesNamesThatDifferInCaseAlone(String json) {
    assertNotMessage(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tools/Mine", "tools/calls", "x/Y", "Tools", "tools/call/x"})
  void takesMethodsThatItDoesNotKnow(String method) {
    assertThat(operation("{'jsonrpc':'2.0','id':1,'method':'" + method + "'}").method())
        .isEqualTo(method);
  }

  @Test
  void takesMembersThatItDoesNotKnow() {
    assertThat(only("{'x':[1,{'method':'no'}],'jsonrpc':'2.0','id':1,'method':'m','_meta':{}}"))
        .isInstanceOf(Message.Request.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{'jsonrpc':'2.0','id':1,'method':'m'",
        "{'jsonrpc':'2.0','id':1,'method':'m'}}",
        "{'jsonrpc':'2.0','id':1,'method':'m'}{}",
        "{'jsonrpc':'2.0','id':1,'method':'m'} x",
        "{'jsonrpc':'2.0','id':1,'method':'m'},",
        "{'jsonrpc':'2.0','id':1,'method':'m',}",
        "{'jsonrpc':'2.0','id':01,'method':'m'}",
        "{'jsonrpc':'2.0','id':+1,'method':'m'}",
        "{'jsonrpc':'2.0','id':NaN,'method':'m'}",
        "{'jsonrpc':'2.0','id':1,'method':'m\n'}",
        "{'jsonrpc':'2.0','id':1,'method':'\\x6d'}",
        "{'jsonrpc':'2.0','id':1,'method':'\\ud8'}",
        "{'jsonrpc':'2.0',/* */'id':1,'method':'m'}",
        "{'jsonrpc':'2.0','id':1,'method':'m'} // end",
        "{jsonrpc:'2.0','id':1,'method':'m'}",
        "{'jsonrpc':'2.0','id':1,'method':'m','params':{'x':01}}",
        "{'jsonrpc':'2.0','id':1,'method':'m','params':{'x':tru}}",
        "[{'jsonrpc':'2.0','id':1,'method':'m'}",
        "nul"
      })
  void refusesWhatIsNotExactlyOneJsonText(String json) {
    assertNotJson(bytes(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','id':1,'method':'a','method':'b'}",
        "{'jsonrpc':'2.0','id':1,'method':'a','met\\u0068od':'b'}",
        "{'jsonrpc':'2.0','id':1,'method':'m','params':{'a':1,'a':2}}",
        "{'jsonrpc':'2.0','id':1,'method':'m','params':{'b':{'c':[{'a':1,'a':1}]}}}",
        "{'jsonrpc':'2.0','id':1,'result':{'a':1,'a':1}}",
        "{'jsonrpc':'2.0','id':1,'error':{'a':1,'a':1}}",
        "{'x':{'a':1,'a':1},'jsonrpc':'2.0','id':1,'method':'m'}"
      })
  void refusesDuplicateMembersAtAnyDepth(String json) {
    assertNotJson(bytes(json));
  }

  @Test
  void refusesSingleQuotes() {
    assertNotJson("{'jsonrpc':'2.0','id':1,'method':'m'}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesOtherEncodingsThanUtf8() {
    String json = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}";
    assertNotJson(json.getBytes(StandardCharsets.UTF_16));
    assertNotJson(json.getBytes(StandardCharsets.UTF_16BE));
    assertNotJson(json.getBytes(StandardCharsets.UTF_16LE));
    assertNotJson(json.getBytes(StandardCharsets.UTF_32LE));
    assertNotJson(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8));
    assertNotJson(json.replace("m\"}", "\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThat(reader.read(nested(StrictJson.DEEPEST - 2), false)).isInstanceOf(Reading.Read.class);
    assertNotJson(nested(StrictJson.DEEPEST));
  }

  @Test
  void refusesLongNamesAndNumbers() {
    assertNotJson(bytes("{'" + "n".repeat(StrictJson.LONGEST_NAME + 1) + "':1}"));
    assertNotJson(bytes("{'id':" + "1".repeat(StrictJson.LONGEST_NUMBER + 1) + "}"));
  }

  @Test
  void takesAStringAsLongAsTheBodyMayBe() {
    String text = "x".repeat(LARGEST_BODY - 100);
    assertThat(only("{'jsonrpc':'2.0','id':1,'method':'m','params':{'t':'" + text + "'}}"))
        .isInstanceOf(Message.Request.class);
  }

  @Test
  void refusesALongerMethodThanTheBodyMayBe() {
    assertNotJson(bytes("{'method':'" + "x".repeat(LARGEST_BODY + 1) + "'}"));
  }

  @Test
  void readsABatchWhereItIsAllowed() {
    String json =
        "[{'jsonrpc':'2.0','id':1,'method':'a'},{'jsonrpc':'2.0','method':'b'},"
            + "{'jsonrpc':'2.0','id':2,'result':{}}]";
    assertThat(reader.read(bytes(json), true))
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read ->
                assertThat(read.messages().all())
                    .hasExactlyElementsOfTypes(
                        Message.Request.class, Message.Notification.class, Message.Response.class));
  }

  @Test
  void refusesABatchWhereItIsNotAllowed() {
    assertNotMessage("[{'jsonrpc':'2.0','id':1,'method':'a'}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[1]",
        "[[{'jsonrpc':'2.0','id':1,'method':'a'}]]",
        "[{'jsonrpc':'2.0','id':1,'method':'a'},{}]",
        "[{'jsonrpc':'2.0','id':1,'method':'a'},null]"
      })
  void judgesEachElementOfABatch(String json) {
    assertThat(reader.read(bytes(json), true)).isInstanceOf(Reading.NotMessage.class);
  }

  @Test
  void refusesABatchOfTooMany() {
    String one = "{'jsonrpc':'2.0','method':'a'}";
    String most = (one + ",").repeat(MessageReader.LARGEST_BATCH - 1) + one;
    assertThat(reader.read(bytes("[" + most + "]"), true)).isInstanceOf(Reading.Read.class);
    assertThat(reader.read(bytes("[" + most + "," + one + "]"), true))
        .isInstanceOf(Reading.NotMessage.class);
  }

  @Test
  void quotesNothingOfTheBody() {
    assertThat(reader.read(bytes("{'secret' 'secret'}"), false).toString())
        .doesNotContain("secret");
  }

  private Message only(String json) {
    return switch (reader.read(bytes(json), false)) {
      case Reading.Read(Messages messages) -> {
        assertThat(messages.all()).hasSize(1);
        yield messages.all().getFirst();
      }
      case Reading other -> throw new AssertionError(other.toString());
    };
  }

  private Operation operation(String json) {
    return switch (only(json)) {
      case Message.Request(_, Operation operation) -> operation;
      case Message other -> throw new AssertionError(other.toString());
    };
  }

  private void assertNotMessage(String json) {
    assertThat(reader.read(bytes(json), false)).isInstanceOf(Reading.NotMessage.class);
  }

  private void assertNotJson(byte[] body) {
    assertThat(reader.read(body, true)).isInstanceOf(Reading.NotJson.class);
  }

  private static byte[] nested(int depth) {
    return bytes(
        "{'jsonrpc':'2.0','id':1,'method':'m','params':{'a':"
            + "[".repeat(depth)
            + "]".repeat(depth)
            + "}}");
  }

  /** Written with single quotes, to be read. */
  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
