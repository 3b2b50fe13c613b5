package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.metadata.Addresses;
import dev.mcpgateway.client.possession.Proof;
import java.net.URI;
import org.springframework.http.HttpHeaders;

/** Where a request carries its token. Never in the address. */
public sealed interface Credential {

  /** Puts the token into a request; of a proof that belongs to it nothing is known here. */
  void put(Grant grant, URI server, HttpHeaders headers);

  /**
   * In the {@code Authorization} header, by the scheme that the token is of.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, 2.1</a>
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-7.1">RFC 9449, 7.1</a>
   */
  record Header() implements Credential {

    @Override
    public void put(Grant grant, URI server, HttpHeaders headers) {
      String scheme = grant.key().isPresent() ? Proof.DPOP : "Bearer";
      headers.set(HttpHeaders.AUTHORIZATION, scheme + " " + grant.accessToken().text());
    }
  }

  /**
   * In a cookie, with the server's own {@code Origin}: what a page of that server would send.
   *
   * @param name the cookie's name
   */
  record Cookie(String name) implements Credential {

    @Override
    public void put(Grant grant, URI server, HttpHeaders headers) {
      headers.set(HttpHeaders.COOKIE, name + "=" + grant.accessToken().text());
      headers.setOrigin(Addresses.origin(server));
    }
  }
}
