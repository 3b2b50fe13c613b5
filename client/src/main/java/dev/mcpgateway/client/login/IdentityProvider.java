package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.Addresses;
import dev.mcpgateway.client.metadata.GrantType;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The enterprise's identity provider: it turns a user's identity token into an assertion that is
 * meant for one other authorization server.
 *
 * <p>The identity token goes to the issuer that the user named, and nowhere else. That issuer may
 * be where the MCP server could not lead to.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-auth">Enterprise-managed
 *     authorization</a>
 */
final class IdentityProvider {

  private final GrantChoice.EnterpriseManaged choice;
  private final URI address;
  private final Discovery discovery;
  private final TokenEndpoint endpoint;
  private final Trace trace;

  /**
   * The provider.
   *
   * @param called the MCP server that the user named
   */
  IdentityProvider(
      GrantChoice.EnterpriseManaged choice,
      URI called,
      Fetcher fetcher,
      TokenEndpoint endpoint,
      Trace trace) {
    this.choice = choice;
    this.address = Addresses.parse(choice.provider()).orElse(called);
    Fetcher own = fetcher.from(address);
    this.discovery = new Discovery(own, Fallback.NONE, trace);
    this.endpoint = endpoint.over(own);
    this.trace = trace;
  }

  Mono<Secret> assertion(Asked asked) {
    return choice
        .identityToken()
        .read()
        .map(token -> GrantForm.identityAssertion(asked, token))
        .flatMap(form ->
            discovery
                .server(choice.provider(), address, GrantType.TOKEN_EXCHANGE)
                .flatMap(provider -> exchanged(provider, form, asked)));
  }

  private Mono<Secret> exchanged(ServerMetadata provider, GrantForm form, Asked asked) {
    ClientRegistration client =
        new ClientRegistration(provider.issuer(), choice.clientId(), choice.clientSecret());
    return endpoint
        .ask(provider, client, form, Optional.empty())
        .map(answered -> told(assertion(answered.fetched(), form), answered, asked));
  }

  private static Secret assertion(Fetched fetched, GrantForm form) {
    return fetched
        .object()
        .filter(_ -> fetched.isOk())
        .map(TokenAnswer::identityAssertion)
        .orElseThrow(
            () -> TokenAnswer.refused(fetched.status(), fetched.object(), form).asException());
  }

  private Secret told(Secret assertion, TokenEndpoint.Answered answered, Asked asked) {
    trace.told(
        StepReport.of(Step.TOKEN, "POST " + answered.sent().endpoint())
            .asking("grant_type: token-exchange, with the user's identity token")
            .asking("audience: " + asked.server().issuer())
            .asking("resource: " + asked.resource())
            .answered("an identity assertion: " + assertion.hint())
            .because("The enterprise decides at its identity provider who may use which server."));
    return assertion;
  }
}
