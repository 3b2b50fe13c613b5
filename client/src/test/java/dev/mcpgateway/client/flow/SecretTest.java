package dev.mcpgateway.client.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecretTest {

  @Test
  void hidesItsTextInEveryRecordThatHoldsIt() {
    assertThat(new Secret("hidden")).hasToString("Secret");
  }

  @Test
  void hintsAtALongOneByItsStart() {
    assertThat(new Secret("abcdef" + "x".repeat(34)).hint()).isEqualTo("abcdef… (40 characters)");
  }

  /** The pair is that of RFC 7636, appendix B. */
  @Test
  void isShownByItsHash() {
    assertThat(new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").hash())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void hintsAtNothingOfAShortOne() {
    assertThat(new Secret("x".repeat(39)).hint()).isEqualTo("… (39 characters)");
  }
}
