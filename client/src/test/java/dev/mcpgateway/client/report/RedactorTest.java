package dev.mcpgateway.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;

final class RedactorTest {

  private static final String SECRET = "s3cr3t-s3cr3t-s3cr3t";

  private final Redactor redactor = new Redactor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization | Bearer SECRET",
        "authorization | Basic SECRET",
        "Cookie | access_token=SECRET; b=c",
        "Set-Cookie | session=SECRET; HttpOnly",
        "DPoP | SECRET",
        "DPoP-Nonce | SECRET",
        "Location | https://app.example/cb?code=SECRET&state=x",
        "Mcp-Session-Id | SECRET",
        "X-Unknown | SECRET"
      })
  void showsNoHeaderThatItDoesNotKnow(String name, String value) {
    assertThat(redactor.header(name, List.of(value.replace("SECRET", SECRET))))
        .isEqualTo(name + ": [redacted]");
    assertThat(redactor.withoutHeld("it says " + SECRET)).isEqualTo("it says [redacted]");
  }

  @Test
  void showsHeadersThatExplainSomething() {
    assertThat(redactor.header("WWW-Authenticate", List.of("Bearer error=\"x\"", "DPoP")))
        .isEqualTo("WWW-Authenticate: Bearer error=\"x\", DPoP");
  }

  @Test
  void showsOfAnAddressWhatIsHarmless() {
    URI uri = URI.create("https://as.example/a?client_id=c%20d&state=" + SECRET + "&x=1&scope=a");

    assertThat(redactor.address(uri))
        .isEqualTo("https://as.example/a?client_id=c d&state=[redacted]&x=[redacted]&scope=a");
    assertThat(redactor.address(URI.create("https://as.example/a")))
        .isEqualTo("https://as.example/a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/x-www-form-urlencoded | grant_type=authorization_code&code=SECRET",
        "application/x-www-form-urlencoded;charset=utf-8 | username=alice&password=SECRET",
        "application/json | {\"access_token\":\"SECRET\",\"token_type\":\"Bearer\"}",
        "application/json | {\"a\":[{\"refresh_token\":\"SECRET\"}]}",
        "application/json | {\"code\":\"SECRET\"}",
        "application/json | {\"backup_codes\":[\"SECRET\",{\"a\":[\"b\"]}]}",
        "application/problem+json | {\"clientSecret\":\"SECRET\"}",
        "application/json | SECRET, broken",
        "text/event-stream | data: {\"params\":{\"requestState\":\"SECRET\"}}",
        "text/html | <input type=hidden value=SECRET>",
        "'' | SECRET"
      })
  void showsNoSecretOfABody(String type, String body) {
    String shown = redactor.body(message(type, body.replace("SECRET", SECRET)));

    assertThat(redactor.withoutHeld(shown)).doesNotContain(SECRET).isNotEmpty();
  }

  /** Each of them is worth something to whoever reads a report, at whichever endpoint it stands. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token",
        "actor_token",
        "assertion",
        "client_assertion",
        "client_secret",
        "code",
        "code_verifier",
        "device_code",
        "id_token",
        "id_token_hint",
        "nonce",
        "password",
        "refresh_token",
        "registration_access_token",
        "request",
        "state",
        "subject_token",
        "token",
        "user_code"
      })
  void showsNoValueOfAParameterThatIsASecret(String name) {
    String form = "grant_type=x&" + name + "=" + SECRET + "&scope=a";

    assertThat(redactor.body(message("application/x-www-form-urlencoded", form)))
        .isEqualTo("grant_type=x&" + name + "=[redacted]&scope=a");
    assertThat(redactor.address(URI.create("https://as.example/a?" + form))).doesNotContain(SECRET);
    assertThat(redactor.withoutHeld("it says " + SECRET)).isEqualTo("it says [redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token",
        "client_secret",
        "device_code",
        "id_token",
        "refresh_token",
        "registration_access_token",
        "user_code",
        "verification_uri_complete"
      })
  void showsNoValueOfAMemberThatIsASecret(String name) {
    String json = "{\"" + name + "\":\"" + SECRET + "\",\"token_type\":\"DPoP\"}";

    assertThat(redactor.body(message("application/json", json)))
        .doesNotContain(SECRET)
        .contains(name, "DPoP");
    assertThat(redactor.withoutHeld("it says " + SECRET)).isEqualTo("it says [redacted]");
  }

  @Test
  void showsWhatExplainsTheFlow() {
    assertThat(
            redactor.body(
                message(
                    "application/json",
                    "{\"token_endpoint\":\"https://as.example/t\",\"expires_in\":60,"
                        + "\"error\":{\"code\":-32601,\"message\":\"no\"}}")))
        .contains("https://as.example/t", "60", "-32601", "no");
    assertThat(redactor.body(message("application/x-www-form-urlencoded", "grant_type=x&a=b")))
        .isEqualTo("grant_type=x&a=[redacted]");
    assertThat(redactor.body(message("text/event-stream", "id: 1\n\ndata: {\"method\":\"m\"}\n\n")))
        .startsWith("id: 1\n\ndata: {")
        .contains("\"m\"");
    assertThat(redactor.body(message("application/json", ""))).isEmpty();
  }

  @Test
  void keepsNoMoreThanTheBeginning() {
    Message large = message("application/json", "\"" + "x".repeat(40_000) + "\"");

    assertThat(redactor.body(large)).isEqualTo("(40002 bytes)");
    assertThat(large.text()).hasSize(32 * 1024);
  }

  private static Message message(String type, String body) {
    HttpHeaders headers = new HttpHeaders();
    if (!type.isEmpty()) {
      headers.set("content-type", type);
    }
    Message message = new Message();
    message.headers(headers);
    if (!body.isEmpty()) {
      message.part(
          DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }
    return message;
  }
}
