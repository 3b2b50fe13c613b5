package dev.mcpgateway.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecordWriterTest {

  @Test
  void writesOneLineOfAscii() {
    String line =
        RecordWriter.line(
            new AuditRecord(
                request("a\nb\r\u2028\u0085\u00e9\"\\\u0000", 3),
                outcome("reported", Optional.of(2), Optional.of("expired"))));
    assertThat(line)
        .matches("[ -~]+")
        .startsWith("{\"time\":\"2026-11-25T00:00:00Z\",\"correlationId\":\"c\",\"traceId\":\"t\"")
        .contains("\"subject\":\"a\\nb\\r\\u2028\\u0085\\u00E9\\\"\\\\\\u0000\"")
        .contains("\"operations\":[{\"method\":\"tools/call\",\"target\":\"echo\"}]")
        .contains("\"operationsOmitted\":3", "\"decision\":\"reported\",\"rule\":2")
        .contains("\"scopesNeeded\":[\"mcp:admin\"]", "\"code\":\"expired\"")
        .endsWith(
            "\"status\":200,\"durationMs\":5,\"bytesIn\":7,\"bytesOut\":9,\"end\":\"complete\"}");
  }

  @Test
  void cutsWhatCallersChoose() {
    String line =
        RecordWriter.line(
            new AuditRecord(
                request("x".repeat(5_000), 0),
                outcome("allowed", Optional.empty(), Optional.empty())));
    assertThat(line)
        .contains("\"" + "x".repeat(RecordWriter.LONGEST) + "\\u2026\"")
        .doesNotContain("x".repeat(RecordWriter.LONGEST + 1), "operationsOmitted", "rule", "code");
  }

  @Test
  void saysHowManyAreMissing() {
    assertThat(RecordWriter.dropped("now", 12)).isEqualTo("{\"time\":\"now\",\"dropped\":12}");
  }

  static AuditRecord record(String subject) {
    return new AuditRecord(
        request(subject, 0), outcome("allowed", Optional.empty(), Optional.empty()));
  }

  private static AuditRecord.Request request(String subject, int omitted) {
    return new AuditRecord.Request(
        "2026-11-25T00:00:00Z",
        "c",
        Optional.of("t"),
        "POST",
        Map.of("subject", subject),
        List.of(new AuditRecord.Operation("tools/call", Optional.of("echo"))),
        omitted);
  }

  private static AuditRecord.Outcome outcome(
      String decision, Optional<Integer> rule, Optional<String> code) {
    return new AuditRecord.Outcome(
        decision,
        rule,
        Map.of("scopesNeeded", List.of("mcp:admin")),
        code,
        200,
        5,
        7,
        9,
        "complete");
  }
}
