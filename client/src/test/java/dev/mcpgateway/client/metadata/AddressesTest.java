package dev.mcpgateway.client.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

  private static final URI HERE = URI.create("http://localhost:3001/mcp");
  private static final URI ELSEWHERE = URI.create("https://mcp.example.com/mcp");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "ftp://a/b",
        "//a/b",
        "/a",
        "https:///a",
        "https:a",
        "https://0x7f.0.0.1/",
        "https://127.1/",
        "https://a:65536/",
        "http://localhost:99999/mcp",
        "not a url",
        ""
      })
  void takesHttpAndHttpsWithAHostOnly(String text) {
    assertThat(Addresses.parse(text)).isEmpty();
    assertThat(Addresses.objection(text, HERE)).contains("it is no absolute http or https URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://as.example.com",
        "HTTPS://a.example/b?c=d",
        "https://10.0.0.1/x",
        "https://a.example:65535/"
      })
  void hasNoObjectionToHttps(String text) {
    assertThat(Addresses.objection(text, ELSEWHERE)).isEmpty();
    assertThat(Addresses.objection(text, HERE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9000/a",
        "http://LOCALHOST/",
        "http://127.0.0.1",
        "http://127.1.2.3:1",
        "http://[::1]:80/",
        "http://as.localhost/"
      })
  void takesLoopbackFromAServerOnLoopbackOnly(String text) {
    assertThat(Addresses.objection(text, HERE)).isEmpty();
    assertThat(Addresses.objection(text, ELSEWHERE)).get().asString().contains("this machine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://as.example.com",
        "http://10.0.0.1",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "HTTP://example.com"
      })
  void refusesPlainHttpElsewhere(String text) {
    assertThat(Addresses.objection(text, HERE)).get().asString().contains("plain http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest",
        "https://0.0.0.0",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[FEB0::1]"
      })
  void refusesLinkLocalAndUnspecifiedAddresses(String text) {
    assertThat(Addresses.objection(text, HERE)).get().asString().contains("link-local");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://user@a.example/", "https://a.example/#f"})
  void refusesUserInformationAndFragments(String text) {
    assertThat(Addresses.objection(text, HERE)).get().asString().contains("user information");
  }

  @ParameterizedTest
  @CsvSource({
    "https://A.example:443/x, https://a.example",
    "https://a.example:8443, https://a.example:8443",
    "HTTP://a:80/?q, http://a",
    "http://a:443, http://a:443",
    "https://a:80, https://a:80",
    "http://[::1]:3000/x, http://[::1]:3000"
  })
  void namesAnOrigin(URI address, String origin) {
    assertThat(Addresses.origin(address)).isEqualTo(origin);
  }

  @Test
  void comparesOrigins() {
    assertThat(Addresses.isSameOrigin(URI.create("http://a/x"), URI.create("HTTP://A:80/y")))
        .isTrue();
    assertThat(Addresses.isSameOrigin(URI.create("http://a"), URI.create("https://a"))).isFalse();
    assertThat(Addresses.isSameOrigin(URI.create("http://a"), URI.create("http://b"))).isFalse();
  }
}
