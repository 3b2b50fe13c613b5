package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Problem.Kind;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.ProofKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TokenAnswerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();
  private static final ProofKey KEY = ProofKey.generate();

  @Test
  void grantsWhatItSays() {
    Grant grant =
        granted(
            "{'access_token':'a.b-c_d~e+f/g==','token_type':'bearer','expires_in':60,"
                + "'refresh_token':'r','scope':'x y'}");

    assertThat(grant.accessToken()).isEqualTo(new Secret("a.b-c_d~e+f/g=="));
    assertThat(grant.refreshToken()).contains(new Secret("r"));
    assertThat(grant.expiresAt()).contains(NOW.plusSeconds(60));
    assertThat(grant.scopes()).containsExactly("x", "y");
    assertThat(grant.issuer()).isEqualTo(Fixtures.ISSUER);
    assertThat(grant.clientId()).isEqualTo("a client/1");
    assertThat(grant.resource()).isEqualTo("https://mcp.example/mcp");
    assertThat(grant.toString()).doesNotContain("a.b-c");
  }

  @Test
  void grantsWhatWasAskedWhereItSaysNothingElse() {
    Grant grant = granted("{'access_token':'a','token_type':'BEARER','scope':7}");

    assertThat(grant.scopes()).containsExactly("openid", "a:b");
    assertThat(grant.refreshToken()).isEmpty();
    assertThat(grant.expiresAt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'\"90\"', 90", "1, 1", "999999999999, 315360000"})
  void readsALifetimeInEachSpelling(String value, long seconds) {
    assertThat(
            granted("{'access_token':'a','token_type':'Bearer','expires_in':" + value + "}")
                .expiresAt())
        .contains(NOW.plusSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "'soon'", "null"})
  void knowsNoLifetimeWhereThereIsNone(String value) {
    assertThat(
            granted("{'access_token':'a','token_type':'Bearer','expires_in':" + value + "}")
                .expiresAt())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'access_token':'a'}",
        "{'access_token':'a','token_type':'mac'}",
        "{'token_type':'Bearer'}",
        "{'token_type':'Bearer','access_token':''}",
        "{'token_type':'Bearer','access_token':'a b'}",
        "{'token_type':'Bearer','access_token':7}",
        "{'token_type':'Bearer','access_token':'a\\r\\nX: y'}"
      })
  void refusesWhatCantBeABearerToken(String answer) {
    assertThat(catchThrowableOfType(FlowException.class, () -> granted(answer)).problem().kind())
        .isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void bindsTheGrantAndWhatFollowsItToTheKey() {
    Grant grant = bound("{'access_token':'a','token_type':'dpop','refresh_token':'r'}");

    assertThat(grant.key()).contains(KEY);
    assertThat(grant.withoutRefreshToken().key()).contains(KEY);
    assertThat(refreshed("{'access_token':'b','token_type':'DPoP'}", grant).key()).contains(KEY);
    assertThat(grant.toString()).doesNotContain(KEY.secret().text()).doesNotContain("\"d\"");
    assertThat(granted("{'access_token':'a','token_type':'Bearer'}").key()).isEmpty();
  }

  @Test
  void refusesATokenOfTheOtherType() {
    String bearer = "{'access_token':'a','token_type':'Bearer'}";
    String dpop = "{'access_token':'a','token_type':'DPoP'}";

    assertThat(problem(() -> bound(bearer))).isEqualTo("\"token_type\" to be DPoP; Bearer");
    assertThat(problem(() -> granted(dpop))).isEqualTo("\"token_type\" to be Bearer; DPoP");
    assertThat(problem(() -> refreshed(bearer, bound(dpop))))
        .isEqualTo("\"token_type\" to be DPoP; Bearer");
    assertThat(problem(() -> refreshed(dpop, granted(bearer))))
        .isEqualTo("\"token_type\" to be Bearer; DPoP");
  }

  private static String problem(ThrowingCallable reading) {
    Problem problem = catchThrowableOfType(FlowException.class, reading).problem();
    return problem.expected() + "; " + problem.came();
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_client, --client-secret-file",
    "unauthorized_client, --client-id",
    "invalid_target, URL",
    "invalid_grant, Log in again",
    "invalid_dpop_proof, clock",
    "server_error, log"
  })
  void saysWhatToChangeWhenTheServerRefuses(String error, String change) {
    Problem problem =
        refused(400, Optional.of(json("{'error':'" + error + "','error_description':'so'}")));

    assertThat(problem.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
    assertThat(problem.came()).isEqualTo("400 " + error + " so");
    assertThat(problem.change()).contains(change);
  }

  @Test
  void readsAnIdentityAssertion() {
    String type = "'issued_token_type':'urn:ietf:params:oauth:token-type:id-jag'";

    assertThat(TokenAnswer.identityAssertion(json("{" + type + ",'access_token':'a'}")).text())
        .isEqualTo("a");
    for (String wrong : List.of("{'access_token':'a'}", "{" + type + "}", TOKEN, EMPTY)) {
      assertThat(
              catchThrowableOfType(
                      FlowException.class, () -> TokenAnswer.identityAssertion(json(wrong)))
                  .problem()
                  .kind())
          .isEqualTo(Kind.PROTOCOL);
    }
  }

  @Test
  void takesAnAnswerWithoutErrorForAFault() {
    assertThat(refused(500, Optional.empty()).kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(refused(200, Optional.of(json("{'error':5}"))).came())
        .isEqualTo("200 without an OAuth error");
    assertThat(refused(400, Optional.of(json("{'error':'invalid_scope'}"))).came())
        .isEqualTo("400 invalid_scope");
  }

  @Test
  void knowsWhenItHasExpired() {
    Grant grant = granted("{'access_token':'a','token_type':'Bearer','expires_in':60}");

    assertThat(grant.isExpired(NOW.plusSeconds(59))).isFalse();
    assertThat(grant.isExpired(NOW.plusSeconds(60))).isTrue();
    assertThat(granted("{'access_token':'a','token_type':'Bearer'}").isExpired(Instant.MAX))
        .isFalse();
  }

  private static final String EMPTY =
      "{'issued_token_type':'urn:ietf:params:oauth:token-type:id-jag','access_token':''}";
  private static final String TOKEN =
      "{'issued_token_type':'urn:ietf:params:oauth:token-type:access_token','access_token':'a'}";

  private static Problem refused(int status, Optional<JsonNode> answer) {
    AuthorizationRequest request = Fixtures.request(false);
    return TokenAnswer.refused(status, answer, GrantForm.code(request, new Secret("c")));
  }

  private static Grant granted(String answer) {
    return TokenAnswer.granted(json(answer), Fixtures.request(false).asked(), NOW);
  }

  private static Grant bound(String answer) {
    Asked asked = Fixtures.request(false).asked();
    return TokenAnswer.granted(
        json(answer),
        Fixtures.asked(asked.server(), asked.client(), asked.scopes(), Optional.of(KEY)),
        NOW);
  }

  private static Grant refreshed(String answer, Grant old) {
    return TokenAnswer.refreshed(json(answer), old, NOW);
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
