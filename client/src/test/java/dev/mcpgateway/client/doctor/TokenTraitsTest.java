package dev.mcpgateway.client.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTraitsTest {

  @Test
  void readsWhatATokenSaysOfItselfAndNotWhoseItIs() {
    TokenTraits traits =
        traits(
            "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}",
            "{\"iss\":\"i\",\"aud\":[\"a\",\"b\"],\"sub\":\"alice\",\"email\":\"alice@x\","
                + "\"scope\":\"one two\",\"iat\":100,\"exp\":400}");

    assertThat(traits.isReadable()).isTrue();
    assertThat(traits.type()).isEqualTo("at+jwt");
    assertThat(traits.issuer()).isEqualTo("i");
    assertThat(traits.audiences()).containsExactly("a", "b");
    assertThat(traits.scopes()).containsExactly("one", "two");
    assertThat(traits.lifetime(0)).isEqualTo(300);
    assertThat(traits.toString()).doesNotContain("alice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"scope\":\"a b\"",
        "\"scp\":\"a b\"",
        "\"scp\":[\"a\",\"b\"]",
        "\"scope\":\"a  b \",\"scp\":[\"b\",1]"
      })
  void readsScopesAsIssuersWriteThem(String claim) {
    assertThat(traits("{\"alg\":\"RS256\"}", "{" + claim + "}").scopes()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource({"typ, ID", "token_use, ID"})
  void readsTheKindAsIssuersWriteIt(String claim, String kind) {
    assertThat(traits("{\"alg\":\"RS256\"}", "{\"" + claim + "\":\"" + kind + "\"}").kind())
        .isEqualTo(kind);
  }

  @Test
  void readsWhatIsNotSaidAsNothing() {
    TokenTraits traits = traits("{\"alg\":\"RS256\"}", "{}");

    assertThat(traits.type() + traits.kind() + traits.issuer()).isEmpty();
    assertThat(traits.audiences()).isEmpty();
    assertThat(traits.scopes()).isEmpty();
    assertThat(traits.lifetime(0)).isZero();
    assertThat(traits.isExpired(Long.MAX_VALUE / 2, 0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"cnf\":{\"jkt\":\"k\"}} | true",
        "{\"cnf\":{\"x5t#S256\":\"c\"}} | true",
        "{\"cnf\":{\"other\":\"k\"}} | false",
        "{\"cnf\":\"jkt\"} | false",
        "{} | false"
      })
  void knowsWhetherItIsBound(String claims, boolean isBound) {
    assertThat(traits("{\"alg\":\"RS256\"}", claims).isBound()).isEqualTo(isBound);
  }

  @Test
  void endsWithItsLeeway() {
    TokenTraits traits = traits("{\"alg\":\"RS256\"}", "{\"exp\":400}");

    assertThat(traits.isExpired(400, 0)).isTrue();
    assertThat(traits.isExpired(399, 0)).isFalse();
    assertThat(traits.isExpired(699, 300)).isFalse();
    assertThat(traits.isExpired(700, 300)).isTrue();
    assertThat(traits.lifetime(100)).isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.bm90IEpTT04.c2ln", "a.b.c.d.e"})
  void readsNothingInAnOpaqueToken(String text) {
    TokenTraits traits = TokenTraits.of(new Secret(text));

    assertThat(traits.isGiven()).isTrue();
    assertThat(traits.isReadable()).isFalse();
  }

  @Test
  void readsNothingInAnEncryptedToken() {
    String header = part("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}");

    assertThat(TokenTraits.of(new Secret(header + "..aXY.Y2lwaGVy.dGFn")).form())
        .isEqualTo(TokenTraits.Form.OPAQUE);
  }

  @ParameterizedTest
  @CsvSource({
    "eyJ.eyJ.signature, eyJ.eyJ.Aignature",
    "eyJ.eyJ.Aignature, eyJ.eyJ.Bignature",
    "opaque, opaAue",
    "eyJ.eyJ., eyJ.eyJA"
  })
  void changesOneCharacterThatCounts(String token, String changed) {
    assertThat(CredentialProbes.changed(token)).isEqualTo(changed);
  }

  private static TokenTraits traits(String header, String claims) {
    return TokenTraits.of(new Secret(part(header) + "." + part(claims) + ".c2ln"));
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
