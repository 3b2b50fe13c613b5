package dev.mcpgateway.gateway.audit;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes records as JSON, one a line. Whatever callers choose is cut to a length, and everything
 * but ASCII is escaped: no value can end a line, in no reader's eyes.
 */
final class RecordWriter {

  /** Longest text that is taken over from outside, in characters. */
  static final int LONGEST = 256;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private RecordWriter() {}

  /** The record without a line end. */
  static String line(AuditRecord each) {
    var text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      request(each.request(), json);
      outcome(each.outcome(), json);
      json.writeEndObject();
    }
    return text.toString();
  }

  /** What stands in the place of records that could not be written. */
  static String dropped(String time, long count) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("time", time);
      json.writeNumberProperty("dropped", count);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void request(AuditRecord.Request request, JsonGenerator json) {
    json.writeStringProperty("time", request.time());
    json.writeStringProperty("correlationId", request.correlationId());
    optional(json, "traceId", request.traceId());
    request.names().forEach((name, value) -> json.writeStringProperty(name, cut(value)));
    json.writeStringProperty("httpMethod", cut(request.httpMethod()));
    if (!request.operations().isEmpty()) {
      json.writeArrayPropertyStart("operations");
      for (AuditRecord.Operation operation : request.operations()) {
        json.writeStartObject();
        json.writeStringProperty("method", cut(operation.method()));
        optional(json, "target", operation.target());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (request.omitted() > 0) {
      json.writeNumberProperty("operationsOmitted", request.omitted());
    }
  }

  private static void outcome(AuditRecord.Outcome outcome, JsonGenerator json) {
    json.writeStringProperty("decision", outcome.decision());
    outcome.rule().ifPresent(rule -> json.writeNumberProperty("rule", rule));
    for (Map.Entry<String, List<String>> scopes : outcome.scopes().entrySet()) {
      json.writeArrayPropertyStart(scopes.getKey());
      scopes.getValue().forEach(scope -> json.writeString(cut(scope)));
      json.writeEndArray();
    }
    optional(json, "code", outcome.code());
    json.writeNumberProperty("status", outcome.status());
    json.writeNumberProperty("durationMs", outcome.durationMillis());
    json.writeNumberProperty("bytesIn", outcome.bytesIn());
    json.writeNumberProperty("bytesOut", outcome.bytesOut());
    json.writeStringProperty("end", outcome.end());
  }

  private static void optional(JsonGenerator json, String name, Optional<String> value) {
    value.ifPresent(each -> json.writeStringProperty(name, cut(each)));
  }

  private static String cut(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "\u2026";
  }
}
