package dev.mcpgateway.client.browser;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/**
 * One request of the scripted browser.
 *
 * @param method its method
 * @param address where it goes
 * @param form what it sends
 */
record Visit(HttpMethod method, URI address, Optional<Secret> form) {

  static Visit get(URI address) {
    return new Visit(HttpMethod.GET, address, Optional.empty());
  }

  static Visit post(URI address, Secret form) {
    return new Visit(HttpMethod.POST, address, Optional.of(form));
  }

  /** Where a redirect leads, if it can be read; only 307 and 308 send the form again. */
  Optional<Visit> redirected(PageAnswer answer) {
    return answer
        .location()
        .flatMap(location -> Addresses.resolved(address, location))
        .map(target ->
            answer.status() == 307 || answer.status() == 308
                ? new Visit(method, target, form)
                : get(target));
  }

  /** The address without its query, which may hold a code. */
  String place() {
    return address.isOpaque()
        ? "a " + address.getScheme() + " address"
        : address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }
}
