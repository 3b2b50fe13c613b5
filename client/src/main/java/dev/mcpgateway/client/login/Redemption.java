package dev.mcpgateway.client.login;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.authorization.TokenRequest;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Redeems a code for a token. */
final class Redemption {

  private final Fetcher fetcher;
  private final Trace trace;
  private final Clock clock;

  Redemption(Fetcher fetcher, Trace trace, Clock clock) {
    this.fetcher = fetcher;
    this.trace = trace;
    this.clock = clock;
  }

  Mono<Grant> grant(AuthorizationRequest request, Secret code) {
    return Mono.fromCallable(() -> TokenRequest.of(request, code))
        .flatMap(sent -> fetcher.token(sent).map(fetched -> told(granted(fetched, request), sent)));
  }

  private Grant granted(Fetched fetched, AuthorizationRequest request) {
    return fetched
        .object()
        .filter(_ -> fetched.isOk())
        .map(answer -> TokenAnswer.granted(answer, request, clock.instant()))
        .orElseThrow(() -> TokenAnswer.refused(fetched.status(), fetched.object()).asException());
  }

  private Grant told(Grant grant, TokenRequest sent) {
    StepReport report =
        StepReport.of(Step.TOKEN, "POST " + sent.endpoint())
            .asking("grant_type: authorization_code, with the code and its verifier")
            .asking("resource: " + grant.resource())
            .asking("client authentication: " + sent.method())
            .answered("access_token: " + grant.accessToken().hint())
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
