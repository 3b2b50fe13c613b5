package dev.mcpgateway.client.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;

/**
 * What a fake server answers.
 *
 * @param status the status
 * @param headers name and value, by turns
 * @param body the body, part by part
 */
public record Answer(int status, List<Map.Entry<String, String>> headers, Flux<String> body) {

  public static Answer of(int status) {
    return new Answer(status, List.of(), Flux.empty());
  }

  public static Answer json(String body) {
    return of(200).with("Content-Type", "application/json").body(body);
  }

  public static Answer page(int status, String body) {
    return of(status).with("Content-Type", "text/html;charset=utf-8").body(body);
  }

  public static Answer redirect(String location) {
    return of(302).with("Location", location);
  }

  public static Answer events(Flux<String> events) {
    return new Answer(200, List.of(Map.entry("Content-Type", "text/event-stream")), events);
  }

  public Answer with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Answer(status, more, body);
  }

  public Answer body(String text) {
    return new Answer(status, headers, Flux.just(text));
  }
}
