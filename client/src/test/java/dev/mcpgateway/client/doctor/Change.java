package dev.mcpgateway.client.doctor;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.like;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.Objects;
import java.util.stream.Stream;

/** The one thing that is wrong about an answer that is right otherwise. */
@FunctionalInterface
interface Change {

  ResponseDefinition of(ResponseDefinition right);

  default Change then(Change next) {
    return right -> next.of(of(right));
  }

  static Change none() {
    return right -> right;
  }

  /** An answer of which there is nothing but the status. */
  static Change only(int status) {
    return _ -> aResponse().withStatus(status).build();
  }

  static Change redirect(String location) {
    return only(302).then(set("Location", location));
  }

  static Change status(int status) {
    return right -> like(right).withStatus(status).build();
  }

  static Change set(String name, String value) {
    return right ->
        withHeaders(
            right,
            Stream.concat(others(right, name), Stream.of(HttpHeader.httpHeader(name, value))));
  }

  static Change without(String name) {
    return right -> withHeaders(right, others(right, name));
  }

  static Change challenge(String pattern, String other) {
    return right -> {
      HttpHeader challenge = headers(right).getHeader("WWW-Authenticate");
      return challenge.isPresent()
          ? set("WWW-Authenticate", challenge.firstValue().replaceFirst(pattern, other)).of(right)
          : right;
    };
  }

  static Change replace(String pattern, String other) {
    return right -> {
      String text = Objects.requireNonNullElse(right.getBody(), "");
      return like(right).withBody(text.replaceFirst(pattern, other)).build();
    };
  }

  /** The same body in so many parts of the same length, spread over so long. */
  static Change parts(int count, int millis) {
    return right -> like(right).withChunkedDribbleDelay(count, millis).build();
  }

  static Change late(int millis) {
    return right -> like(right).withFixedDelay(millis).build();
  }

  private static ResponseDefinition withHeaders(ResponseDefinition right, Stream<HttpHeader> all) {
    return like(right).withHeaders(new HttpHeaders(all.toList())).build();
  }

  private static Stream<HttpHeader> others(ResponseDefinition right, String name) {
    return headers(right).all().stream().filter(header -> !header.keyEquals(name));
  }

  private static HttpHeaders headers(ResponseDefinition right) {
    return Objects.requireNonNullElse(right.getHeaders(), HttpHeaders.noHeaders());
  }
}
