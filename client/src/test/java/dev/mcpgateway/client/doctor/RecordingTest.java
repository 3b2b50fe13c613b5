package dev.mcpgateway.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

final class RecordingTest {

  private static final URI SERVER = URI.create("https://mcp.example/mcp");

  private static final Pattern READING = Pattern.compile("(?:header|lists)\\(\"([A-Z][\\w-]+)\"");

  @TempDir private static Path directory;

  @Test
  void readsWhatItWrote() throws IOException {
    Examination seen = Redaction.of(seen());

    String text = Recording.write(seen);

    assertThat(Recording.write(Recording.read(file(text)))).isEqualTo(text);
    assertThat(Recording.read(file(text)).all()).hasSameSizeAs(seen.all());
  }

  @Test
  void holdsNoSecret() {
    String text = Recording.write(Redaction.of(seen()));

    assertThat(text)
        .doesNotContain("secret")
        .contains(
            "Bearer error_description=\\\"[redacted] is not good\\\"",
            "\"Set-Cookie\" : [ \"[redacted]\" ]",
            "\"Mcp-Session-Id\" : [ \"[redacted]\" ]",
            "\"body\" : \"{\\\"keys\\\":[{\\\"kty\\\":\\\"RSA\\\",\\\"d\\\":\\\"[redacted]\\\"}]}\"",
            "\"body\" : \"{\\\"error\\\":{\\\"code\\\":-32020}}\"",
            "\"address\" : \"https://mcp.example/mcp\"",
            "\"at\" : \"1970-01-01T00:00:05Z\"");
  }

  @Test
  void holdsNoSecretThatWasWrittenIntoItsFile() throws IOException {
    String edited = Recording.write(seen());
    assertThat(edited).contains("secret");

    assertThat(Recording.write(Recording.read(file(edited)))).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"version\" : 1 | \"version\" : 2 | has version 2",
        "mcp-client doctor record | log | is no record",
        "\"format\" | \"forms\" | is no record",
        "\"status\" | \"state\" | not the JSON of a record",
        "\"status\" : 401 | \"status\" : null | not the JSON of a record",
        "\"status\" : 401 | \"status\" : \"?\" | not the JSON of a record",
        "[ \"[redacted]\" ] | [ null ] | not the JSON of a record",
        "\"exchanges\" | \"exchanges\" : [], \"exchanges\" | not the JSON of a record",
        "\"server\" : \"https:// | \"server\" : \"file:// | names no server",
        "\"exchanges\" : [ | \"exchanges\" : [ MANY | more exchanges",
      })
  void refusesWhatItDidNotWrite(String right, String wrong, String words) throws IOException {
    String text = Recording.write(Redaction.of(seen()));
    String one = text.substring(text.indexOf("[ {") + 2, text.indexOf("}, {") + 3);
    String broken =
        text.replaceFirst(
            Pattern.quote(right), Matcher.quoteReplacement(wrong.replace("MANY", one.repeat(150))));
    assertThat(broken).isNotEqualTo(text);

    assertThatThrownBy(() -> Recording.read(file(broken)))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(words);
  }

  @Test
  void refusesWhatIsCutOffOrTooMuch() throws IOException {
    String text = Recording.write(Redaction.of(seen()));

    assertThatThrownBy(() -> Recording.read(file(text.substring(0, text.length() / 2))))
        .hasMessageContaining("not the whole of it");
    assertThatThrownBy(() -> Recording.read(file("[".repeat(5000))))
        .isInstanceOf(RecordingException.class);
    assertThatThrownBy(() -> Recording.read(file(" ".repeat(Recording.MOST_BYTES + 1))))
        .hasMessage("is more than 16 MiB");
  }

  @Test
  void showsNoHeaderInAFindingThatIsNotKeptInARecord() {
    Examination seen = new Examination(Subject.of(SERVER));
    HttpHeaders shown = new HttpHeaders();
    Finding.SHOWN.forEach(name -> shown.add(name, "x"));
    seen.add(new Exchange(probe(Map.of(), ""), 401, shown, "", 0));

    assertThat(Recording.write(Redaction.of(seen))).doesNotContain(Redaction.HIDDEN);
  }

  /** A check that read another header would judge what stands in its place. */
  @Test
  void keepsEachHeaderThatACheckReads() throws IOException {
    HttpHeaders read = new HttpHeaders();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/mcpgateway/client/doctor"))) {
      for (Path source :
          sources.filter(file -> file.toString().matches(".+(Checks|Product).java")).toList()) {
        Matcher reading = READING.matcher(Files.readString(source));
        while (reading.find()) {
          read.add(reading.group(1), "x");
        }
      }
    }
    // of these it matters only whether they are there
    List.of("Set-Cookie", "Mcp-Session-Id").forEach(read::remove);
    Examination seen = new Examination(Subject.of(SERVER));
    seen.add(new Exchange(probe(Map.of(), ""), 401, read, "", 0));

    assertThat(read.size()).isGreaterThan(8);
    assertThat(Recording.write(Redaction.of(seen))).doesNotContain(Redaction.HIDDEN);
  }

  private static Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("record.json"), text);
  }

  /** A call with a token that the refusal repeats, and a key set with a secret key. */
  private static Examination seen() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("WWW-Authenticate", "Bearer error_description=\"a-secret-token is not good\"");
    headers.add("Set-Cookie", "id=secret");
    headers.add("Mcp-Session-Id", "a-secret-session");
    Examination seen = new Examination(Subject.of(SERVER));
    seen.add(
        new Exchange(
            probe(Map.of("authorization", "Bearer a-secret-token"), "{\"secret\":1}"),
            401,
            headers,
            "{\"error\":{\"code\":-32020,\"message\":\"secret\"},\"secret\":2}",
            5));
    seen.add(
        new Exchange(
            Probe.document("jwks", URI.create("https://mcp.example/keys?secret=1")),
            200,
            new HttpHeaders(),
            "{\"keys\":[{\"kty\":\"RSA\",\"d\":\"secret\"}]}",
            6));
    return seen;
  }

  private static Probe probe(Map<String, String> headers, String body) {
    return new Probe("post", "POST", URI.create(SERVER + "?access_token=secret"), headers, body);
  }
}
