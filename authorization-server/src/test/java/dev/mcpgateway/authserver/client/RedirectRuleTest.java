package dev.mcpgateway.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedirectRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the same text
          https://app.example/callback          | https://app.example/callback
          com.example.app:/callback             | com.example.app:/callback
          http://localhost:3000/callback        | http://localhost:3000/callback
          # any port on this machine
          http://localhost/callback             | http://localhost:54321/callback
          http://localhost:3000/callback        | http://localhost:54321/callback
          http://localhost:3000/callback        | http://localhost/callback
          http://localhost/callback             | http://localhost:1/callback
          http://localhost/callback             | http://localhost:65535/callback
          http://127.0.0.1/callback             | http://127.0.0.1:54321/callback
          http://127.0.0.1                      | http://127.0.0.1:54321
          http://127.255.255.254/callback       | http://127.255.255.254:9/callback
          http://[::1]/callback                 | http://[::1]:54321/callback
          http://localhost/callback?a=1         | http://localhost:54321/callback?a=1
          http://localhost/a%2Fb                | http://localhost:54321/a%2Fb
          """)
  void takesWhatIsRegistered(String registered, String requested) {
    assertThat(RedirectRule.matches(registered, requested)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # another port, elsewhere
          https://app.example/callback          | https://app.example:8443/callback
          http://10.0.0.1/callback              | http://10.0.0.1:54321/callback
          https://localhost/callback            | https://localhost:54321/callback
          # another host, scheme, path or query
          http://localhost/callback             | http://127.0.0.1:54321/callback
          http://127.0.0.1/callback             | http://127.0.0.2:54321/callback
          http://localhost/callback             | https://localhost:54321/callback
          http://localhost/callback             | HTTP://localhost:54321/callback
          http://localhost/callback             | http://LOCALHOST:54321/callback
          http://localhost/callback             | http://localhost.:54321/callback
          http://localhost/callback             | http://localhost.evil.example:54321/callback
          http://localhost/callback             | http://localhost:54321/callback/
          http://localhost/callback             | http://localhost:54321/Callback
          http://localhost/callback             | http://localhost:54321/callback?a=1
          http://localhost/callback?a=1         | http://localhost:54321/callback
          http://localhost/callback             | http://localhost:54321/x/../callback
          http://localhost/callback             | http://localhost:54321/%63allback
          http://localhost                      | http://localhost:54321/
          # what browsers and URI readers see differently
          http://localhost/callback             | http://localhost:54321@evil.example/callback
          http://localhost/callback             | http://user@localhost:54321/callback
          http://localhost/callback             | http://evil.example#@localhost:54321/callback
          http://localhost/callback             | http://localhost:54321/callback#x
          http://localhost/callback             | http://localhost:54321\\@evil.example/callback
          http://localhost/callback             | http:\\\\localhost:54321/callback
          http://localhost/callback             | http:localhost:54321/callback
          http://localhost/callback             | //localhost:54321/callback
          http://localhost/callback             | http://localhost:/callback
          http://localhost/callback             | http://localhost:0/callback
          http://localhost/callback             | http://localhost:65536/callback
          http://localhost/callback             | http://localhost:99999999999/callback
          http://localhost/callback             | http://localhost:054321/callback
          http://localhost/callback             | http://localhost: 1/callback
          http://[::1]/callback                 | http://[0:0:0:0:0:0:0:1]:54321/callback
          http://localhost/callback             | javascript:alert(1)
          http://localhost/callback             | ''
          """)
  void refusesAnythingElse(String registered, String requested) {
    assertThat(RedirectRule.matches(registered, requested)).isFalse();
  }
}
