package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.authorization.AuthorizationAnswer.Denied;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.ForeignIssuer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Granted;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Malformed;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Stray;
import dev.mcpgateway.client.flow.Secret;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizationAnswerTest {

  private static final AuthorizationAnswer GRANTED = new Granted(new Secret("c"));

  @ParameterizedTest(name = "promised {0}, came {1}: accepted {2}")
  @CsvSource({
    "true, &iss=https://as.example, true",
    "true, '', false",
    "true, &iss=https://evil.example, false",
    "false, &iss=https://as.example, true",
    "false, '', true",
    "false, &iss=https://evil.example, false",
    "true, &iss=https://as.example/, false",
    "true, &iss=https://AS.example, false",
    "true, &iss=https://as.example:443, false",
    "false, &iss=, false"
  })
  void followsTheTableOfRfc9207(boolean isPromised, String iss, boolean isAccepted) {
    AuthorizationAnswer answer = answer(isPromised, "state=the-state&code=c" + iss);

    assertThat(answer.equals(GRANTED)).isEqualTo(isAccepted);
    assertThat(answer instanceof ForeignIssuer).isEqualTo(!isAccepted);
  }

  @Test
  void keepsTheErrorOfAForeignIssuerToItself() {
    AuthorizationAnswer answer =
        answer(true, "state=the-state&error=x&error_description=secret&iss=https://evil.example");

    assertThat(answer).isEqualTo(new ForeignIssuer("https://as.example", "https://evil.example"));
    assertThat(answer.toString()).doesNotContain("secret");
    assertThat(answer(true, "state=the-state&error=x"))
        .isEqualTo(new ForeignIssuer("https://as.example", "none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code=c",
        "state=other&code=c",
        "state=&code=c",
        "state=the-state&state=the-state&code=c",
        "state=the-stat",
        ""
      })
  void isStrayWithoutOurState(String query) {
    assertThat(answer(false, query)).isEqualTo(new Stray());
  }

  @Test
  void saysWhyTheServerSaidNo() {
    assertThat(answer(false, "state=the-state&error=access_denied&error_description=No+way&code=c"))
        .isEqualTo(new Denied("access_denied", "No way"));
    assertThat(answer(false, "state=the-state&error=server_error"))
        .isEqualTo(new Denied("server_error", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=the-state",
        "state=the-state&code=",
        "state=the-state&code=a&code=b",
        "state=the-state&code=a&iss=https://as.example&iss=https://as.example"
      })
  void isMalformedWithoutOneCode(String query) {
    assertThat(answer(false, query)).isInstanceOf(Malformed.class);
  }

  @Test
  void showsNoCode() {
    assertThat(new Granted(new Secret("hidden")).toString()).doesNotContain("hidden");
  }

  private static AuthorizationAnswer answer(boolean isPromised, String query) {
    return AuthorizationAnswer.of(
        new QueryStringDecoder("/callback?" + query).parameters(), Fixtures.request(isPromised));
  }
}
