package dev.mcpgateway.client.doctor;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was seen as a file, so that it can be judged elsewhere and later. */
public final class Recording {

  static final String FORMAT = "mcp-client doctor record";
  static final int VERSION = 1;
  static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultNullHandling(
              nulls -> nulls.withValueNulls(Nulls.FAIL).withContentNulls(Nulls.FAIL))
          .build();

  private Recording() {}

  /** The whole file. */
  record Whole(
      String format,
      int version,
      URI server,
      boolean hasClientId,
      TokenTraits token,
      Course course,
      List<Recorded> exchanges) {

    Subject subject() {
      return Subject.withoutSecret(server, hasClientId, token);
    }
  }

  /** One exchange. */
  record Recorded(
      String name,
      String method,
      URI address,
      Map<String, String> requestHeaders,
      String requestBody,
      int status,
      Map<String, List<String>> headers,
      String body,
      Instant at,
      List<Arrival> arrivals,
      Failure failure) {

    static Recorded of(Exchange one) {
      Probe probe = one.probe();
      return new Recorded(
          probe.name(),
          probe.method(),
          probe.address(),
          probe.headers(),
          probe.body(),
          one.status(),
          values(one.headers()),
          one.body(),
          Instant.ofEpochSecond(one.epochSecond()),
          one.arrivals(),
          one.failure());
    }

    private static Map<String, List<String>> values(HttpHeaders headers) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      headers.forEach(values::put);
      return values;
    }

    Exchange exchange() {
      HttpHeaders all = new HttpHeaders();
      headers.forEach(all::addAll);
      return new Exchange(
          new Probe(name, method, address, requestHeaders, requestBody),
          status,
          all,
          body,
          at.getEpochSecond(),
          arrivals,
          failure);
    }
  }

  /** The file's text. */
  public static String write(Examination seen) {
    return JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                new Whole(
                    FORMAT,
                    VERSION,
                    seen.server(),
                    seen.subject().hasClientId(),
                    seen.subject().traits(),
                    seen.course(),
                    seen.all().stream().map(Recorded::of).toList()))
        + "\n";
  }

  /**
   * Reads what {@code write} wrote.
   *
   * @throws RecordingException if it is something else
   */
  public static Examination read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(MOST_BYTES + 1);
      if (text.length > MOST_BYTES) {
        throw new RecordingException("is more than " + MOST_BYTES / 1024 / 1024 + " MiB");
      }
      return examination(whole(text));
    }
  }

  private static Whole whole(byte[] text) {
    try {
      JsonNode tree = JSON.readTree(text);
      if (!tree.path("format").asString("").equals(FORMAT)) {
        throw new RecordingException("is no record of the doctor");
      }
      int version = tree.path("version").asInt(0);
      if (version > VERSION) {
        throw new RecordingException(
            "has version " + version + " of the format; this client knows up to " + VERSION);
      }
      return JSON.treeToValue(tree, Whole.class);
    } catch (JacksonException _) {
      throw new RecordingException("is not the JSON of a record, or not the whole of it");
    }
  }

  private static Examination examination(Whole whole) {
    if (!"https".equals(whole.server().getScheme()) && !"http".equals(whole.server().getScheme())) {
      throw new RecordingException("names no server");
    }
    if (whole.exchanges().size() > Examiner.MOST_REQUESTS) {
      throw new RecordingException("has more exchanges than the doctor makes");
    }
    Examination seen = new Examination(whole.subject());
    seen.course(_ -> whole.course());
    whole.exchanges().forEach(one -> seen.add(one.exchange()));
    // the file may have been edited: nothing that it holds is shown as it is
    return Redaction.of(seen);
  }
}
