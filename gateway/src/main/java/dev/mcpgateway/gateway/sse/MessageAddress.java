package dev.mcpgateway.gateway.sse;

import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.seal.Purpose;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.session.CallerSeal;
import java.net.URI;
import java.util.Optional;

/**
 * The public address of a backend's message endpoint. It holds the backend's path and query, sealed
 * for one server and one caller: nobody else can post to the stream, and nobody learns the
 * backend's own address.
 */
public final class MessageAddress {

  private static final String MESSAGES = "/messages";
  private static final String PARAMETER = "s=";

  private final CallerSeal seal;

  public MessageAddress(Seal seal) {
    this.seal = new CallerSeal(seal, Purpose.SSE_ENDPOINT);
  }

  /** Whether a request's path, still percent-encoded, is that of the server's message endpoint. */
  public static boolean isAt(ProtectedServer server, String rawPath) {
    String base = server.resource().path();
    return rawPath.length() == base.length() + MESSAGES.length()
        && rawPath.startsWith(base)
        && rawPath.endsWith(MESSAGES);
  }

  /**
   * The reference to put in the event. It starts with a slash: clients resolve it against the
   * stream's own address, and those that compare origins find the same.
   *
   * @param stream the address of the stream at the backend
   * @param data what the backend's event says
   * @throws RefusedEventException if that leads away from the backend
   */
  public String rewrite(ProtectedServer server, CallerId caller, URI stream, String data) {
    String pathAndQuery =
        EndpointReference.resolve(stream, data)
            .orElseThrow(() -> new RefusedEventException("an endpoint of another origin"));
    String sealed = seal.seal(server, caller, pathAndQuery);
    return server.resource().path() + MESSAGES + "?" + PARAMETER + sealed;
  }

  /**
   * The backend's path and query, if this caller opened the stream of this server.
   *
   * @param rawQuery the request's query: nothing but the one parameter
   */
  public Optional<String> open(ProtectedServer server, CallerId caller, String rawQuery) {
    return rawQuery.startsWith(PARAMETER)
        ? seal.open(server, caller, rawQuery.substring(PARAMETER.length()))
        : Optional.empty();
  }
}
