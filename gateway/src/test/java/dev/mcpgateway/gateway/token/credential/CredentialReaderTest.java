package dev.mcpgateway.gateway.token.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mcpgateway.gateway.caller.Credential;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class CredentialReaderTest {

  private static final String NAME = "access_token";

  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "bEaReR   abc"})
  void readsTheHeaderWhateverTheCaseOfTheScheme(String header) {
    assertShown(read(List.of(header), List.of(), null), "abc", Credential.BEARER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aB9-._~+/", "a=", "a==", "eyJ.eyJ.sig"})
  void readsEveryCharacterOfABearerToken(String token) {
    assertShown(read(List.of("Bearer " + token), List.of(), null), token, Credential.BEARER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Bearer",
        "Bearer ",
        "Bearer a b",
        "Bearer a,b",
        "Bearer a, Bearer b",
        "Bearer =",
        "Bearer =a",
        "Bearer a=b",
        "Bearer \u00e4",
        "Bearer \"a\"",
        "Bearer\ta",
        "Bearer\u00a0a",
        "Bearer a\t",
        "Bearer,a",
        "Bearer:a",
        "Bear\u00e9r a"
      })
  void refusesAMalformedHeader(String header) {
    assertMalformed(read(List.of(header), List.of(), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic YWxpY2U6cGFzc3dvcmQ=",
        "DPoP abc",
        "Digest username=\"a\", realm=\"b\"",
        "Bearertoken abc",
        "Negotiate"
      })
  void takesNoOtherSchemeForACredentialOfOurs(String header) {
    assertThat(read(List.of(header), List.of(), null)).isEqualTo(new Reading.Absent());
  }

  @Test
  void refusesTwoHeaders() {
    assertMalformed(read(List.of("Bearer a", "Bearer a"), List.of(), null));
    assertMalformed(read(List.of("Bearer a", "Basic b"), List.of(), null));
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(read(List.of(), List.of(), "session=1")).isEqualTo(new Reading.Absent());
  }

  @ParameterizedTest
  @MethodSource
  void readsTheCookie(List<String> cookies, String expected) {
    assertShown(read(List.of(), cookies, null), expected, Credential.COOKIE);
  }

  static Stream<Arguments> readsTheCookie() {
    return Stream.of(
        arguments(List.of("access_token=abc"), "abc"),
        arguments(List.of("a=1; access_token=abc; b=2"), "abc"),
        arguments(List.of("a=1;access_token=abc"), "abc"),
        arguments(List.of("a=1", "access_token=abc", "b=2"), "abc"),
        arguments(List.of("access_token=\"abc\""), "abc"),
        arguments(List.of(" access_token = abc ;"), "abc"),
        arguments(List.of("access_token=a=="), "a=="),
        arguments(List.of("xaccess_token=x; access_tokenx=x; access_token=abc"), "abc"),
        arguments(List.of("ACCESS_TOKEN=x; access_token=abc"), "abc"),
        arguments(List.of("access_token; =; ; access_token=abc"), "abc"));
  }

  @ParameterizedTest
  @MethodSource
  void refusesAMalformedCookie(List<String> cookies) {
    assertMalformed(read(List.of(), cookies, null));
  }

  static Stream<List<String>> refusesAMalformedCookie() {
    return Stream.of(
        List.of("access_token=a; access_token=b"),
        List.of("access_token=a; access_token=a"),
        List.of("access_token=a", "access_token=b"),
        List.of("access_token=a", "x=y; access_token=\"b\""),
        List.of("access_token=a; access_token="),
        List.of("access_token=a b"),
        List.of("access_token=\"a"),
        List.of("access_token=a,b"),
        List.of("access_token=%41"));
  }

  @Test
  void readsATokenWithProofWhereProofsAreRead() {
    for (String scheme : List.of("DPoP", "dpop", "DPOP")) {
      HttpHeaders headers = new HttpHeaders();
      headers.add("Authorization", scheme + " abc");
      assertShown(
          CredentialReader.read(headers, null, Optional.empty(), true), "abc", Credential.DPOP);
      assertThat(CredentialReader.read(headers, null, Optional.empty(), false))
          .isEqualTo(new Reading.Absent());
    }
    HttpHeaders bearer = new HttpHeaders();
    bearer.add("Authorization", "Bearer abc");
    assertShown(
        CredentialReader.read(bearer, null, Optional.empty(), true), "abc", Credential.BEARER);
    HttpHeaders malformed = new HttpHeaders();
    malformed.add("Authorization", "DPoP a b");
    assertMalformed(CredentialReader.read(malformed, null, Optional.empty(), true));
  }

  @Test
  void takesAnEmptiedCookieForNone() {
    assertThat(read(List.of(), List.of("access_token="), null)).isEqualTo(new Reading.Absent());
    assertThat(read(List.of(), List.of("access_token=\"\""), null)).isEqualTo(new Reading.Absent());
    assertShown(read(List.of("Bearer a"), List.of("access_token="), null), "a", Credential.BEARER);
  }

  @Test
  void readsNoCookieWhereNoneIsConfigured() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("Cookie", "access_token=abc; access_token=def");
    assertThat(CredentialReader.read(headers, null, Optional.empty(), false))
        .isEqualTo(new Reading.Absent());
    headers.add("Authorization", "Bearer xyz");
    assertShown(
        CredentialReader.read(headers, null, Optional.empty(), false), "xyz", Credential.BEARER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc", "Basic abc", "DPoP abc"})
  void refusesHeaderAndCookieTogether(String header) {
    assertMalformed(read(List.of(header), List.of("access_token=abc"), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token=abc",
        "access_token=",
        "access_token",
        "a=b&access_token=abc",
        "a=b;access_token=abc",
        "&&access_token=abc",
        "access%5Ftoken=abc",
        "access%5ftoken=abc",
        "%61ccess_token=abc",
        "ACCESS_TOKEN=abc",
        "Access_Token=abc",
        "+access_token=abc",
        "access_token%20=abc"
      })
  void refusesATokenInTheQueryEvenBesideAGoodHeader(String query) {
    assertMalformed(read(List.of("Bearer good"), List.of(), query));
    assertMalformed(read(List.of(), List.of(), query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=access_token",
        "xaccess_token=1",
        "access_token_hint=1",
        "access-token=1",
        "a=b%26access_token",
        "access%token=1",
        "access%5",
        "access%zztoken=1",
        "%"
      })
  void letsOtherQueriesPass(String query) {
    assertShown(read(List.of("Bearer good"), List.of(), query), "good", Credential.BEARER);
  }

  @Test
  void saysNothingOfTheTokenInItsText() {
    assertThat(read(List.of("Bearer s3cret"), List.of(), null).toString()).doesNotContain("s3cret");
    assertThat(read(List.of("Bearer s3cret a"), List.of(), null).toString())
        .doesNotContain("s3cret");
  }

  private static Reading read(
      List<String> authorization, List<String> cookies, @Nullable String query) {
    HttpHeaders headers = new HttpHeaders();
    authorization.forEach(value -> headers.add("authorization", value));
    cookies.forEach(value -> headers.add("cookie", value));
    return CredentialReader.read(headers, query, Optional.of(NAME), false);
  }

  private static void assertShown(Reading reading, String token, Credential credential) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Shown.class,
            shown -> {
              assertThat(shown.token().value()).isEqualTo(token);
              assertThat(shown.credential()).isEqualTo(credential);
            });
  }

  private static void assertMalformed(Reading reading) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Malformed.class,
            malformed -> {
              assertThat(malformed.error().getErrorCode()).isEqualTo("invalid_request");
              assertThat(malformed.error().getHttpStatus().value()).isEqualTo(400);
              assertThat(malformed.detail()).isNotBlank();
            });
  }
}
