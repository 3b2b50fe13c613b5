package dev.mcpgateway.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.mcp.Reference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

  private final MessageReader reader = new MessageReader(1_000_000);

  @Test
  void findsThePromptWhoseArgumentIsCompleted() {
    assertThat(references("completion/complete", "'ref':{'type':'ref/prompt','name':'p'}"))
        .containsExactly(new Reference(Kind.PROMPT, "p"));
    assertThat(
            references(
                "completion/complete",
                "'argument':{'name':'a','value':'v'},'ref':{'name':'p','x':[{'uri':'u'}]}"))
        .containsExactly(new Reference(Kind.PROMPT, "p"));
  }

  @Test
  void findsTheTemplateWhoseVariableIsCompleted() {
    assertThat(references("completion/complete", "'ref':{'type':'ref/resource','uri':'a:{b}'}"))
        .containsExactly(new Reference(Kind.RESOURCE, "a:{b}"));
  }

  @Test
  void countsWhatIsNamedWhateverTheTypeSays() {
    assertThat(references("completion/complete", "'ref':{'type':'x','uri':'u','name':'n'}"))
        .containsExactly(new Reference(Kind.PROMPT, "n"), new Reference(Kind.RESOURCE, "u"));
  }

  @Test
  void findsTheResourcesThatAreListenedTo() {
    assertThat(
            references(
                "subscriptions/listen",
                "'notifications':{'toolsListChanged':true,'resourceSubscriptions':['a:b','c:d'],"
                    + "'x':['e:f']}"))
        .containsExactly(new Reference(Kind.RESOURCE, "a:b"), new Reference(Kind.RESOURCE, "c:d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"completion/complete", "subscriptions/listen", "tools/list"})
  void findsNothingWhereNothingIsReferredTo(String method) {
    assertThat(references(method, "'x':1")).isEmpty();
    assertThat(references(method, "'ref':{},'notifications':{}")).isEmpty();
  }

  @Test
  void looksOnlyWhereTheMethodHasReferences() {
    String odd = "'ref':1,'notifications':'x'";
    assertThat(references("tools/list", odd)).isEmpty();
    assertThat(references("subscriptions/listen", "'ref':1")).isEmpty();
    assertThat(references("completion/complete", "'notifications':1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'ref':'p'",
        "'Ref':{'name':'p'}",
        "'ref':{'name':1}",
        "'ref':{'Name':'p'}",
        "'ref':{'URI':'p'}",
        "'ref':{'uri':['p']}"
      })
  void refusesAReferenceThatCouldBeReadTwice(String params) {
    assertThat(read("completion/complete", params)).isInstanceOf(Reading.NotMessage.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'notifications':['resourceSubscriptions']",
        "'Notifications':{'resourceSubscriptions':[]}",
        "'notifications':{'resourcesubscriptions':['a:b']}",
        "'notifications':{'resourceSubscriptions':'a:b'}",
        "'notifications':{'resourceSubscriptions':[1]}",
        "'notifications':{'resourceSubscriptions':['a:b',{'uri':'c:d'}]}",
        "'notifications':{'resourceSubscriptions':['a:b',['c:d']]}"
      })
  void refusesSubscriptionsThatCouldBeReadTwice(String params) {
    assertThat(read("subscriptions/listen", params)).isInstanceOf(Reading.NotMessage.class);
  }

  @Test
  void refusesMoreSubscriptionsThanCanBeJudged() {
    String most = "'a:b',".repeat(References.MOST - 1) + "'a:b'";
    assertThat(
            references(
                "subscriptions/listen", "'notifications':{'resourceSubscriptions':[" + most + "]}"))
        .hasSize(References.MOST);
    assertThat(
            read(
                "subscriptions/listen",
                "'notifications':{'resourceSubscriptions':[" + most + ",'a:b']}"))
        .isInstanceOf(Reading.NotMessage.class);
  }

  private List<Reference> references(String method, String params) {
    return switch (read(method, params)) {
      case Reading.Read(Messages messages)
          when messages.all().getFirst() instanceof Message.Request(_, Operation operation) ->
          operation.references();
      case Reading other -> throw new AssertionError(other.toString());
    };
  }

  private Reading read(String method, String params) {
    String json = "{'params':{%s},'method':'%s','id':1,'jsonrpc':'2.0'}".formatted(params, method);
    return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), false);
  }
}
