package dev.mcpgateway.backend.tool;

import java.util.List;

/**
 * What a tool may know of the HTTP request that called it. There is no place in it for the value of
 * a header.
 *
 * @param headerNames the names of the headers, in lower case, each once, sorted
 * @param id which call it is
 */
public record CallContext(List<String> headerNames, Id id) {

  /** Where the transports leave it for the tools. */
  public static final String KEY = "call";

  public CallContext {
    headerNames = headerNames.stream().distinct().sorted().toList();
  }

  /**
   * Which call it is.
   *
   * @param session the transport's session
   * @param request the JSON-RPC id; each session counts its own
   */
  public record Id(String session, String request) {}
}
