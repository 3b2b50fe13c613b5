package dev.mcpgateway.gateway.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.seal.SealKeys;
import dev.mcpgateway.gateway.testing.Servers;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageAddressTest {

  private static final URI STREAM = URI.create("http://backend:3002/sse");
  private static final CallerId ALICE = subject("https://issuer.example", "alice");

  private final MessageAddress addresses =
      new MessageAddress(new Seal(SealKeys.random(new SecureRandom())));
  private final ProtectedServer server = server("demo-sse", "http://localhost:3001/sse");

  @Test
  void opensForWhoOpenedTheStream() {
    String endpoint = addresses.rewrite(server, ALICE, STREAM, "/messages?sessionId=1");
    assertThat(endpoint).startsWith("/sse/messages?s=").doesNotContain("sessionId");
    assertThat(addresses.open(server, ALICE, query(endpoint))).contains("/messages?sessionId=1");
  }

  @Test
  void opensForNobodyElse() {
    String query = query(addresses.rewrite(server, ALICE, STREAM, "/messages"));
    ProtectedServer other = server("other", "http://localhost:3001/sse");
    assertThat(addresses.open(server, subject("https://issuer.example", "bob"), query)).isEmpty();
    assertThat(addresses.open(server, subject("https://other.example", "alice"), query)).isEmpty();
    assertThat(addresses.open(other, ALICE, query)).isEmpty();
    CallerId client = new CallerId("https://issuer.example", CallerId.Kind.CLIENT, "alice");
    assertThat(addresses.open(server, client, query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "s=", "s=A", "S=", "x=1&", "s=s="})
  void opensNothingElse(String start) {
    String query = query(addresses.rewrite(server, ALICE, STREAM, "/messages"));
    assertThat(addresses.open(server, ALICE, start)).isEmpty();
    assertThat(addresses.open(server, ALICE, start + query))
        .isEqualTo(start.isEmpty() ? addresses.open(server, ALICE, query) : Optional.empty());
    assertThat(addresses.open(server, ALICE, query + "&" + query)).isEmpty();
    assertThat(addresses.open(server, ALICE, query + "&x=1")).isEmpty();
  }

  @Test
  void refusesAnotherOrigin() {
    assertThatExceptionOfType(RefusedEventException.class)
        .isThrownBy(() -> addresses.rewrite(server, ALICE, STREAM, "http://evil.example/m"));
  }

  @ParameterizedTest
  @CsvSource({
    "/sse/messages, true",
    "/sse, false",
    "/sse/messages/, false",
    "/sse/message, false",
    "/sse//messages, false",
    "/sse/Messages, false",
    "/sse/messagez, false",
    "/xse/messages, false",
    "/messages, false"
  })
  void knowsItsPlace(String path, boolean expected) {
    assertThat(MessageAddress.isAt(server, path)).isEqualTo(expected);
  }

  @Test
  void standsAtTheRootToo() {
    ProtectedServer root = server("root", "http://localhost:3001");
    assertThat(addresses.rewrite(root, ALICE, STREAM, "/m")).startsWith("/messages?s=");
    assertThat(MessageAddress.isAt(root, "/messages")).isTrue();
  }

  private static String query(String endpoint) {
    return endpoint.substring(endpoint.indexOf('?') + 1);
  }

  private static CallerId subject(String issuer, String name) {
    return new CallerId(issuer, CallerId.Kind.SUBJECT, name);
  }

  private static ProtectedServer server(String name, String resource) {
    return Servers.server(name, resource, Servers.trusting("https://issuer.example", resource));
  }
}
