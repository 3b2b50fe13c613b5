package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.http.HttpClients;
import java.net.URI;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Examines an MCP server and says what is wrong with its authorization. */
public final class Doctor {

  private final Examiner examiner;

  public Doctor(HttpClients clients, Clock clock) {
    this.examiner = new Examiner(clients, clock);
  }

  public Mono<Diagnosis> examine(URI server) {
    return examiner.examine(server).map(Doctor::judge);
  }

  static Diagnosis judge(Examination seen) {
    return new Diagnosis(
        seen.answers("").size() > 0,
        seen.all().size(),
        Catalogue.CHECKS.size(),
        Catalogue.CHECKS.stream().flatMap(check -> check.judge(seen).stream()).toList());
  }
}
