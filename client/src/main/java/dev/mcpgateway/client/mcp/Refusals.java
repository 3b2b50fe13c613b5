package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** Says what an answer means that is no success. */
final class Refusals {

  private static final int SHOWN = 300;

  /** Enough for the whole of a token that begins in what is shown. */
  private static final int LOOKED_AT = 8 * 1024;

  /** Some servers repeat a request in their answer to it; words are shorter than tokens. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?i)\\b(bearer|dpop)\\s+[\\w.~+/=-]{16,}|eyJ[\\w-]+\\.[\\w-]+(\\.[\\w-]*)?");

  private Refusals() {}

  static <T> Mono<T> of(Step step, ClientResponse response) {
    return read(step, response).flatMap(problem -> Mono.error(problem.asException()));
  }

  static Mono<Problem> read(Step step, ClientResponse response) {
    TokenDemand demand = TokenDemand.of(response.headers().header(HttpHeaders.WWW_AUTHENTICATE));
    return Fetcher.read(response).map(fetched -> problem(step, fetched, demand));
  }

  static Problem unanswered(Step step) {
    return Problem.protocol(
        step,
        "a response to the request",
        "the end of the answer",
        "Look into the MCP server's log.");
  }

  static Problem problem(Step step, Fetched answer, TokenDemand demand) {
    String came = came(answer, demand);
    return switch (answer.status()) {
      case 401 ->
          Problem.notAuthorized(
              step,
              "the server to accept the token",
              came,
              demand.isAboutProof()
                  ? "Compare this machine's clock with the server's, and this URL with its own."
                  : "Compare what the server demands (issuer, audience) with what the token says.");
      case 403 ->
          Problem.notAuthorized(
              step,
              "to be allowed to do this",
              came,
              demand
                  .scope()
                  .map(scope -> "Log in with --scope \"" + scope + "\".")
                  .orElse("Ask the operator for access."));
      case 502, 503, 504 ->
          Problem.unreachable(step, "an answer of the MCP server", came, "Try again later.");
      default ->
          Problem.protocol(
              step,
              "a successful answer",
              came,
              "Check the URL and --transport; 2024-11-05 servers want --transport sse.");
    };
  }

  private static String withoutCredential(String text) {
    return CREDENTIAL.matcher(text).replaceAll("[redacted]");
  }

  private static String came(Fetched answer, TokenDemand demand) {
    StringBuilder came = new StringBuilder().append(answer.status());
    demand.error().ifPresent(error -> came.append(' ').append(error));
    demand.errorDescription().ifPresent(words -> came.append(": ").append(words));
    String body = answer.isPage() ? "" : answer.body().text().strip();
    if (!body.isEmpty()) {
      String shown = withoutCredential(body.substring(0, Math.min(body.length(), LOOKED_AT)));
      came.append(' ').append(shown, 0, Math.min(shown.length(), SHOWN));
    }
    return came.toString();
  }
}
