package dev.mcpgateway.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.http.HttpClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The doctor, as the tests ask it.
 *
 * @param records where it keeps what it saw
 * @param waits how long it waits
 * @param clients by which it asks
 */
record Consultation(Path records, Waits waits, HttpClients clients) {

  /** Nobody waits longer than it takes here. */
  static final Waits SHORT =
      new Waits(
          Duration.ofSeconds(3),
          Duration.ofMillis(100),
          Duration.ofMillis(300),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  Consultation(Path records) {
    this(records, SHORT, localClients());
  }

  /** With somebody who has two seconds for all. */
  Consultation hurried() {
    return new Consultation(
        records,
        new Waits(
            SHORT.answer(),
            SHORT.stream(),
            SHORT.idle(),
            SHORT.tool(),
            Duration.ofSeconds(2),
            SHORT.ends()),
        clients);
  }

  /** With other clients. */
  Consultation by(HttpClients others) {
    return new Consultation(records, waits, others);
  }

  Examination look(Subject subject) {
    return Objects.requireNonNull(
        new Doctor(clients, Clock.systemUTC(), waits).look(subject).block(Duration.ofSeconds(30)));
  }

  static HttpClients localClients() {
    return new HttpClients(URI.create("http://localhost"), List.of());
  }

  /** Judged now, and again from the file that keeps what was seen. */
  Diagnosis diagnosis(Subject subject) {
    Examination seen = look(subject);
    Diagnosis diagnosis = Doctor.judge(seen);
    assertThat(Doctor.judge(recorded(Recording.write(seen)))).isEqualTo(diagnosis);
    return diagnosis;
  }

  /** What is read from a file with that record. */
  Examination recorded(String record) {
    try {
      return Recording.read(Files.writeString(records.resolve("record.json"), record));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
