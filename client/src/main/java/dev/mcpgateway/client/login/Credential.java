package dev.mcpgateway.client.login;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import org.springframework.http.HttpHeaders;

/** Where a request carries its token. Never in the address. */
public sealed interface Credential {

  void put(Secret token, URI server, HttpHeaders headers);

  /**
   * In the {@code Authorization} header.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, 2.1</a>
   */
  record Header() implements Credential {

    @Override
    public void put(Secret token, URI server, HttpHeaders headers) {
      headers.setBearerAuth(token.text());
    }
  }

  /**
   * In a cookie, with the server's own {@code Origin}: what a page of that server would send.
   *
   * @param name the cookie's name
   */
  record Cookie(String name) implements Credential {

    @Override
    public void put(Secret token, URI server, HttpHeaders headers) {
      headers.set(HttpHeaders.COOKIE, name + "=" + token.text());
      headers.setOrigin(Addresses.origin(server));
    }
  }
}
