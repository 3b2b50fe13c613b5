package dev.mcpgateway.client.browser;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One way through an authorization server's pages, from the authorization request to the redirect
 * URI.
 *
 * @param origin the only origin whose pages are visited
 * @param end the redirect URI
 * @param cookies the cookies that were set on the way
 * @param pages how many requests were made
 * @param isLoggedIn whether the password was sent
 */
record Walk(
    String origin, URI end, Cookies cookies, AtomicInteger pages, AtomicBoolean isLoggedIn) {

  Walk(AuthorizationRequest request) {
    this(
        Addresses.origin(request.endpoint()),
        request.redirectUri(),
        new Cookies(),
        new AtomicInteger(),
        new AtomicBoolean());
  }

  boolean isAllowed(URI address) {
    return Addresses.parse(address.toString()).isPresent()
        && (isEnd(address) || Addresses.origin(address).equals(origin));
  }

  boolean isEnd(URI address) {
    return Addresses.isSameOrigin(address, end) && end.getRawPath().equals(address.getRawPath());
  }

  /** A login page may come with 401 when the password is wrong; its form says so. */
  boolean isError(PageAnswer answer) {
    return answer.status() >= 400 && !(answer.status() == 401 && isLoggedIn.get());
  }
}
