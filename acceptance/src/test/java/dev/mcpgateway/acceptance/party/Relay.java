package dev.mcpgateway.acceptance.party;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * Answers with what another MCP server answers to the same message, so that a test sees what
 * reached it.
 *
 * @param server where it listens
 */
public record Relay(URI server) implements RecordingBackend.Answer {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final List<String> ASKED =
      List.of("Accept", "Content-Type", "Mcp-Session-Id", "MCP-Protocol-Version");
  private static final List<String> ANSWERED = List.of("Content-Type", "Mcp-Session-Id");
  private static final int NO_BODY = -1;

  @Override
  public void to(HttpExchange exchange) throws IOException {
    HttpResponse<InputStream> answer = forwarded(exchange);
    for (String name : ANSWERED) {
      answer
          .headers()
          .firstValue(name)
          .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
    }
    boolean hasBody = answer.headers().firstValue("Content-Type").isPresent();
    exchange.sendResponseHeaders(answer.statusCode(), hasBody ? 0 : NO_BODY);
    try (InputStream events = answer.body();
        OutputStream out = exchange.getResponseBody()) {
      byte[] piece = new byte[8_192];
      for (int read = events.read(piece); read >= 0; read = events.read(piece)) {
        out.write(piece, 0, read);
        out.flush();
      }
    }
  }

  private HttpResponse<InputStream> forwarded(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server)
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name : ASKED) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException _) {
      throw new InterruptedIOException();
    }
  }
}
