package dev.mcpgateway.client.login;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.authorization.TokenRequest;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetched;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Redeems what stands for a grant (a code, an assertion, a credential) for a token. */
final class Redemption {

  private final TokenEndpoint endpoint;
  private final Trace trace;

  Redemption(TokenEndpoint endpoint, Trace trace) {
    this.endpoint = endpoint;
    this.trace = trace;
  }

  Mono<Grant> grant(Asked asked, GrantForm form) {
    return ask(asked, form).map(answered -> grant(asked, form, answered));
  }

  Mono<TokenEndpoint.Answered> ask(Asked asked, GrantForm form) {
    return endpoint.ask(asked.server(), asked.client(), form, asked.key());
  }

  /** The grant in an answer that says yes. */
  Grant grant(Asked asked, GrantForm form, TokenEndpoint.Answered answered) {
    return told(granted(answered.fetched(), asked, form), form, answered.sent());
  }

  private Grant granted(Fetched fetched, Asked asked, GrantForm form) {
    return fetched
        .object()
        .filter(_ -> fetched.isOk())
        .map(answer -> TokenAnswer.granted(answer, asked, endpoint.now()))
        .orElseThrow(
            () -> TokenAnswer.refused(fetched.status(), fetched.object(), form).asException());
  }

  private Grant told(Grant grant, GrantForm form, TokenRequest sent) {
    StepReport report =
        StepReport.of(Step.TOKEN, "POST " + sent.endpoint())
            .asking("grant_type: " + form.type().text() + ", with " + form.with())
            .asking("resource: " + grant.resource())
            .asking("client authentication: " + sent.method())
            .answered("access_token: " + grant.accessToken().hint())
            .answered(
                grant
                    .key()
                    .map(key -> "bound to a key of this client: " + key.thumbprint())
                    .orElse("bound to no key"))
            .answered(claims(grant.accessToken()))
            .answered(
                "expires at: " + grant.expiresAt().map(Redemption::toSecond).orElse("not said"))
            .because("The token is for this server; what it says is for the server to judge.");
    trace.told(report);
    return grant;
  }

  private static String toSecond(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** For the reader's eyes only: a client decides nothing by what is in an access token. */
  private static String claims(Secret token) {
    try {
      JWTClaimsSet claims = JWTParser.parse(token.text()).getJWTClaimsSet();
      return claims == null
          ? "an encrypted token"
          : "its iss: " + claims.getIssuer() + ", aud: " + claims.getAudience();
    } catch (ParseException opaque) {
      return "an opaque token";
    }
  }
}
