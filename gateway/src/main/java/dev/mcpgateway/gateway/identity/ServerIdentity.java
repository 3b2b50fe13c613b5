package dev.mcpgateway.gateway.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one backend learns besides the request.
 *
 * @param caller who calls, in headers
 * @param assertion who calls, signed
 * @param credential what the gateway shows of its own
 */
public record ServerIdentity(
    Optional<CallerHeaders> caller,
    Optional<AssertionTarget> assertion,
    Optional<BackendCredential> credential) {

  /** Nothing. */
  public static final ServerIdentity NONE =
      new ServerIdentity(Optional.empty(), Optional.empty(), Optional.empty());

  /** The names of all its headers. */
  List<String> names() {
    return Stream.of(
            caller.stream().map(CallerHeaders::names).flatMap(List::stream),
            assertion.stream().map(AssertionTarget::header),
            credential.stream().map(BackendCredential::header))
        .flatMap(each -> each)
        .toList();
  }
}
