package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class PkceTest {

  @Test
  void makesTheChallengeOfRfc7636() {
    assertThat(Pkce.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void drawsAVerifierOf43CharactersEachTime() {
    SecureRandom random = new SecureRandom();

    Pkce one = Pkce.create(random);

    assertThat(one.verifier().text()).matches("[A-Za-z0-9_-]{43}");
    assertThat(one).isNotEqualTo(Pkce.create(random));
    assertThat(one.challenge()).isEqualTo(Pkce.of(one.verifier().text()).challenge());
  }
}
