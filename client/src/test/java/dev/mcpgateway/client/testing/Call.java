package dev.mcpgateway.client.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * A request that reached a fake server.
 *
 * @param method its method
 * @param uri path and query
 * @param headers its headers
 * @param body its body
 */
public record Call(String method, String uri, HttpHeaders headers, String body) {

  public String path() {
    return uri.replaceFirst("\\?.*", "");
  }

  public Map<String, String> query() {
    return single(new QueryStringDecoder(uri));
  }

  public Map<String, String> form() {
    return single(new QueryStringDecoder(body, UTF_8, false));
  }

  private static Map<String, String> single(QueryStringDecoder decoder) {
    Map<String, String> values = new LinkedHashMap<>();
    decoder.parameters().forEach((name, all) -> values.put(name, String.join("|", all)));
    return values;
  }

  public String header(String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }
}
