package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.KeptRegistration;
import dev.mcpgateway.client.authorization.RegistrationRequest;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import java.net.URI;
import reactor.core.publisher.Mono;

/**
 * Makes this client known to an authorization server.
 *
 * @param fetcher sends
 * @param trace is told
 */
record Registrar(Fetcher fetcher, Trace trace) {

  Mono<KeptRegistration> register(URI endpoint, RegistrationRequest request) {
    return fetcher
        .send(Step.REGISTRATION, endpoint, request.json())
        .map(fetched -> registered(fetched, request))
        .doOnNext(one -> told(endpoint, request, one.client()));
  }

  private static KeptRegistration registered(Fetched fetched, RegistrationRequest request) {
    boolean isGood = fetched.status() == 201 || fetched.isOk();
    return fetched
        .object()
        .filter(_ -> isGood)
        .map(answer ->
            new KeptRegistration(
                request.registered(answer), request.redirectUri(), RegistrationRequest.end(answer)))
        .orElseThrow(() -> request.refused(fetched.status(), fetched.object()));
  }

  private void told(URI endpoint, RegistrationRequest request, ClientRegistration registration) {
    trace.told(
        StepReport.of(Step.REGISTRATION, "POST " + endpoint)
            .asking("redirect_uris: " + request.redirectUri())
            .asking("application_type: native")
            .asking("token_endpoint_auth_method: " + request.method())
            .answered("client_id: " + registration.clientId())
            .because("The server takes clients that it does not know yet."));
  }
}
