package dev.mcpgateway.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.doctor.Course.Limit;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** A finding names the address that is wrong, the rule that it is against, or why nothing came. */
final class EvidenceTest {

  private static final URI SERVER = URI.create("https://mcp.example/mcp");

  private static final Probe NAMED =
      Probe.document("prm-named", URI.create("https://mcp.example/prm"));

  private final Examination seen = new Examination(Subject.of(SERVER));

  @Test
  void namesTheAddressOfMetadataThatClientsMustNotUse() {
    answered(post(), 401, "{}", "http://mcp.example/prm?a=hidden");

    assertThat(answer("CHAL-15"))
        .contains(
            "resource_metadata: http://mcp.example/prm?… (plain http is accepted on loopback only)");
    assertThat(finding("CHAL-07")).isEmpty();
  }

  @Test
  void namesEachAuthorizationServerThatClientsMustNotUse() {
    resourceMetadata("https://as.example?x=y", "http://dex:5556/dex", "https://169.254.1.1");

    assertThat(answer("PRM-11"))
        .containsSubsequence(
            "authorization_servers: https://as.example?… (it has a query)",
            "authorization_servers: http://dex:5556/dex (plain http is accepted on loopback only)",
            "authorization_servers: https://169.254.1.1 (it is a link-local or unspecified address)");
  }

  @Test
  void namesTheEndpointThatClientsMustNotUse() {
    resourceMetadata("https://as.example");
    answered(
        Probe.document("asm-1", URI.create("https://as.example/asm")),
        200,
        "{\"token_endpoint\":\"https://localhost/token\"}",
        "");

    assertThat(answer("ASM-12"))
        .contains(
            "token_endpoint: https://localhost/token"
                + " (a server elsewhere must not send the client to this machine)");
  }

  @Test
  void saysWhyNothingWasSentOrNothingCame() {
    resourceMetadata("https://as.example");
    Probe metadata = Probe.document("asm-1", URI.create("https://as.example/asm"));
    Probe last = metadata.named("asm-2");
    seen.add(Exchange.without(metadata, new Failure(true, "as.example → 10.1.2.3")));
    seen.add(Exchange.without(last, new Failure(true, "as.example → 10.1.2.3")));

    assertThat(answer("SEC-21")).containsExactly("not sent: as.example → 10.1.2.3");
    assertThat(finding("ASM-24")).isEmpty();

    seen.add(Exchange.without(metadata, new Failure(false, "nothing in time")));
    assertThat(finding("ASM-24")).isEmpty();
    seen.add(Exchange.without(last, new Failure(false, "nothing in time")));

    assertThat(answer("ASM-24")).containsExactly("no answer: nothing in time");
    assertThat(finding("SEC-21")).isEmpty();
  }

  @Test
  void findsNoMetadataWhereNothingCame() {
    resourceMetadata("https://as.example");
    seen.add(Exchange.without(NAMED, new Failure(false, "")));

    assertThat(answer("PRM-02")).containsExactly("no answer");
  }

  @Test
  void saysWhichLimitEndedItAndWhatTookLongest() {
    answered(post(), 401, "{}", "");
    seen.course(course -> course.after("post", 40).after("get", 30));
    assertThat(finding("LIM-01")).isEmpty();

    seen.course(course -> course.endedBy(Limit.REQUESTS).endedBy(Limit.TIME));

    assertThat(finding("LIM-01").orElseThrow().request()).contains("(post)");
    assertThat(answer("LIM-01").get(1))
        .startsWith("stopped: as many requests")
        .endsWith("took longest, 40 ms");
  }

  /** What was not asked any more may be anywhere. */
  @Test
  void saysOfNoDocumentThatItIsNowhereBeforeAllPlacesWereAsked() {
    answered(post(), 401, "{}", "");
    assertThat(finding("PRM-01")).isEmpty();
    answered(Probe.document("prm-path", SERVER), 404, "", "");
    assertThat(finding("PRM-01")).isEmpty();
    answered(Probe.document("prm-root", SERVER), 404, "", "");
    assertThat(finding("PRM-01")).isPresent();

    resourceMetadata("https://as.example");
    answered(Probe.document("asm-1", SERVER), 404, "", "");
    assertThat(finding("ASM-01")).isEmpty();
    answered(Probe.document("asm-2", SERVER), 404, "", "");
    assertThat(finding("ASM-01")).isPresent();
  }

  private static Probe post() {
    return Probes.call(SERVER);
  }

  private void resourceMetadata(String... issuers) {
    answered(
        Probe.document("prm-path", SERVER),
        200,
        "{\"authorization_servers\":[\"" + String.join("\",\"", issuers) + "\"]}",
        "");
  }

  private void answered(Probe probe, int status, String body, String metadata) {
    HttpHeaders headers = new HttpHeaders();
    if (!metadata.isEmpty()) {
      headers.add("WWW-Authenticate", "Bearer resource_metadata=\"" + metadata + "\"");
    }
    seen.add(new Exchange(probe, status, headers, body, 5));
  }

  private List<String> answer(String id) {
    return finding(id).orElseThrow().answer();
  }

  private Optional<Finding> finding(String id) {
    return Doctor.judge(Redaction.of(seen)).findings().stream()
        .filter(one -> one.id().equals(id))
        .findFirst();
  }
}
