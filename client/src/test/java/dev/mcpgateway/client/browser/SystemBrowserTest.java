package dev.mcpgateway.client.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Pkce;
import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SystemBrowserTest {

  private static final AuthorizationRequest REQUEST =
      new AuthorizationRequest(
          new Asked(
              new ServerMetadata(
                  "https://as.example",
                  Optional.of(URI.create("https://as.example/authorize?x=$(touch%20y);z")),
                  URI.create("https://as.example/token"),
                  false,
                  Optional.empty(),
                  ServerMetadata.Registration.NONE,
                  ServerMetadata.Offers.NONE),
              new ClientRegistration("https://as.example", "c", Optional.empty()),
              "https://mcp.example",
              new Scopes(List.of(), ""),
              Optional.empty()),
          URI.create("http://localhost:3000/callback"),
          "state",
          Pkce.create(new SecureRandom()));

  private final List<String> said = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "Linux, [xdg-open]",
    "Mac OS X, [open]",
    "Windows 11, '[rundll32, url.dll,FileProtocolHandler]'"
  })
  void startsTheProgramOfTheSystem(String system, String program) {
    assertThat(SystemBrowser.program(system)).hasToString(program);
  }

  @Test
  void givesTheAddressAsOneArgumentToAProgramWithoutAShell(@TempDir Path directory)
      throws IOException {
    Path arguments = directory.resolve("arguments");
    List<String> program =
        List.of("sh", "-c", "printf '%s\\n' \"$@\" > \"$0\"", arguments.toString());

    new SystemBrowser(program, said::add).open(REQUEST).block(Duration.ofSeconds(10));
    ProcessHandle.current().children().forEach(child -> child.onExit().join());

    assertThat(REQUEST.uri().toString()).contains("$(touch%20y);z");
    assertThat(arguments).hasContent(REQUEST.uri() + "\n");
  }

  @Test
  void saysTheAddressAlsoWhenTheBrowserOpens() {
    new SystemBrowser(List.of("true"), said::add).open(REQUEST).block(Duration.ofSeconds(10));

    assertThat(said).singleElement().asString().contains("opens", REQUEST.uri().toString());
  }

  @Test
  void saysTheAddressWhereNoBrowserCanBeStarted() {
    new SystemBrowser(List.of("no-such-program"), said::add)
        .open(REQUEST)
        .block(Duration.ofSeconds(10));

    assertThat(said).singleElement().asString().contains("No browser", REQUEST.uri().toString());
  }

  @Test
  void knowsAProgramForThisSystem() {
    assertThat(new SystemBrowser(said::add)).isNotNull();
  }

  @Test
  void printsTheAddressAlone() {
    new PrintedAddress(said::add).open(REQUEST).block(Duration.ofSeconds(10));

    assertThat(said).singleElement().asString().contains("Open this", REQUEST.uri().toString());
  }
}
