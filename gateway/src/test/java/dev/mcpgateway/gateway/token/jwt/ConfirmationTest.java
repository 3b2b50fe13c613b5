package dev.mcpgateway.gateway.token.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfirmationTest {

  private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

  @Test
  void demandsNothingWhereNothingIsSaid() throws InvalidTokenException {
    assertThat(Confirmation.of(Map.of())).isEqualTo(Confirmation.NONE);
    assertThat(Confirmation.NONE.isNone()).isTrue();
  }

  @Test
  void readsAKeyACertificateAndBoth() throws InvalidTokenException {
    assertThat(of(Map.of("jkt", THUMBPRINT)))
        .isEqualTo(new Confirmation(Optional.of(THUMBPRINT), Optional.empty()));
    assertThat(of(Map.of("x5t#S256", THUMBPRINT)))
        .isEqualTo(new Confirmation(Optional.empty(), Optional.of(THUMBPRINT)));
    assertThat(of(Map.of("x5t#S256", THUMBPRINT, "jkt", THUMBPRINT)))
        .isEqualTo(new Confirmation(Optional.of(THUMBPRINT), Optional.of(THUMBPRINT)));
    assertThat(of(Map.of("jkt", THUMBPRINT)).isNone()).isFalse();
    assertThat(of(Map.of("x5t#S256", THUMBPRINT)).isNone()).isFalse();
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatCannotBeChecked(Object cnf) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> of(cnf))
        .withMessageContaining("cnf");
  }

  static Stream<Object> refusesWhatCannotBeChecked() {
    return Stream.of(
        Map.of(),
        "jkt",
        List.of(THUMBPRINT),
        Map.of("jwk", Map.of("kty", "EC")),
        Map.of("kid", "x"),
        Map.of("jkt", THUMBPRINT, "kid", "x"),
        Map.of("x5t", THUMBPRINT),
        Map.of("jkt", ""),
        Map.of("jkt", THUMBPRINT + "="),
        Map.of("jkt", List.of(THUMBPRINT)),
        Map.of("x5t#S256", 7));
  }

  private static Confirmation of(Object cnf) throws InvalidTokenException {
    return Confirmation.of(Map.of("cnf", cnf));
  }
}
