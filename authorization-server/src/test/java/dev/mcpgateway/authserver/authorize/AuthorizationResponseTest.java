package dev.mcpgateway.authserver.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AuthorizationResponseTest {

  @Test
  void addsItsParametersInOrder() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("code", "a+b");
    parameters.put("state", "x y&z=ä\r\n#");

    assertThat(new AuthorizationResponse("http://localhost:1/callback", parameters).location())
        .isEqualTo("http://localhost:1/callback?code=a%2Bb&state=x%20y%26z%3D%C3%A4%0D%0A%23");
  }

  @Test
  void keepsTheQueryOfTheAddress() {
    assertThat(new AuthorizationResponse("http://localhost:1/?a=1", Map.of("iss", "i")).location())
        .isEqualTo("http://localhost:1/?a=1&iss=i");
  }

  @Test
  void showsNoCode() {
    assertThat(new AuthorizationResponse("http://localhost:1/", Map.of("code", "secret")))
        .asString()
        .doesNotContain("secret");
  }
}
