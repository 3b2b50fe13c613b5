package dev.mcpgateway.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the bytes: a message is read as any strict reader would, or refused; nothing fails. */
final class MessageReaderPropertyTest {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final JsonMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String CALL =
      """
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":{"x":[1,"\u00e9"]}}}\
      """;

  private final MessageReader reader = new MessageReader(10_000);

  @Property
  void neverFailsWhateverTheBytes(@ForAll byte[] bytes, @ForAll boolean batches) {
    assertThatCode(() -> reader.read(bytes, batches)).doesNotThrowAnyException();
  }

  @Property(tries = 20_000)
  @StatisticsReport(onFailureOnly = true)
  void readsDamagedCallsAsAStrictReaderDoes(@ForAll("damaged") byte[] body) {
    Optional<Operation> operation = operation(body);
    Statistics.collect(operation.isPresent());
    Statistics.coverage(coverage -> coverage.check(true).count(each -> each > 100));
    operation.ifPresent(read -> {
      JsonNode seen = STRICT.readTree(body);
      assertThat(read.method()).isEqualTo(seen.path("method").asString());
      assertThat(read.target().orElse(""))
          .isEqualTo(
              read.method().equals("tools/call")
                  ? seen.path("params").path("name").asString("")
                  : "");
    });
  }

  @Property
  void readsAnyNameHoweverItIsWritten(
      @ForAll("text") String name, @ForAll("json") Object argument, @ForAll boolean escaped) {
    Map<String, Object> call = call(name, argument);
    byte[] body = (escaped ? ESCAPING : STRICT).writeValueAsBytes(call);
    assertThat(operation(body))
        .hasValueSatisfying(read -> {
          assertThat(read.method()).isEqualTo("tools/call");
          assertThat(read.target()).hasValue(name);
        });
  }

  @Property
  void refusesASecondMemberOfTheSameNameWhereverItStands(
      @ForAll("member") String member, @ForAll("json") Object value, @ForAll boolean first) {
    String second = "\"" + member + "\":" + STRICT.writeValueAsString(value);
    String body =
        first
            ? "{" + second + "," + CALL.substring(1)
            : CALL.substring(0, CALL.length() - 1) + "," + second + "}";
    assertThat(reader.read(body.getBytes(StandardCharsets.UTF_8), true))
        .isNotInstanceOf(Reading.Read.class);
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    Arbitrary<Tuple.Tuple2<Integer, Byte>> change =
        Arbitraries.integers()
            .between(0, CALL.getBytes(StandardCharsets.UTF_8).length - 1)
            .tuple2()
            .flatMap(places ->
                Arbitraries.oneOf(
                        Arbitraries.bytes(),
                        Arbitraries.just(CALL.getBytes(StandardCharsets.UTF_8)[places.get2()]))
                    .map(value -> Tuple.of(places.get1(), value)));
    return change.list().ofMinSize(1).ofMaxSize(3).map(MessageReaderPropertyTest::damaged);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> member() {
    return Arbitraries.of("jsonrpc", "id", "method", "params", "m\\u0065thod", "\\u0069d");
  }

  @Provide
  Arbitrary<Object> json() {
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            text().asGeneric(),
            Arbitraries.integers().asGeneric(),
            Arbitraries.doubles().asGeneric(),
            Arbitraries.of(true, false).asGeneric());
    return Arbitraries.recursive(
        () -> scalar,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).asGeneric(),
                Arbitraries.maps(text(), inner).ofMaxSize(3).asGeneric()),
        0,
        3);
  }

  private static byte[] damaged(List<Tuple.Tuple2<Integer, Byte>> changes) {
    byte[] body = CALL.getBytes(StandardCharsets.UTF_8);
    changes.forEach(change -> body[change.get1()] = change.get2());
    return body;
  }

  private static Map<String, Object> call(String name, Object argument) {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("jsonrpc", "2.0");
    call.put("id", 1);
    call.put("method", "tools/call");
    call.put("params", Map.of("name", name, "arguments", Map.of("x", argument)));
    return call;
  }

  private Optional<Operation> operation(byte[] body) {
    return reader.read(body, false) instanceof Reading.Read(Messages messages)
            && messages.all().getFirst() instanceof Message.Request(_, Operation operation)
        ? Optional.of(operation)
        : Optional.empty();
  }
}
