package dev.mcpgateway.client.command;

import dev.mcpgateway.client.browser.Credentials;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.http.ConnectTo;
import dev.mcpgateway.client.login.Credential;
import dev.mcpgateway.client.login.PreRegistered;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that all commands share. */
final class ClientOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description =
          "This client's id at the authorization server. Without it the client registers itself"
              + " where that is possible, and is mcp-client on loopback where it is not.")
  private @Nullable String clientId;

  @Option(
      names = "--client-metadata-url",
      paramLabel = "URL",
      description =
          "Where a document about this client is; its address is the client id at servers that"
              + " take such.")
  private @Nullable URI clientMetadata;

  @Option(
      names = "--client-secret-file",
      paramLabel = "FILE",
      description = "File with the client's secret. Needs --client-id and --issuer.")
  private @Nullable Path clientSecretFile;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "The authorization server that the client id is for; no other gets it.")
  private @Nullable String issuer;

  @Option(
      names = "--scope",
      paramLabel = "SCOPES",
      description = "Scopes to ask for, in place of those that the server names.")
  private @Nullable String scope;

  @Mixin private final SessionOptions session = new SessionOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final StoreOptions store = new StoreOptions();

  @Option(
      names = "--cookie",
      paramLabel = "NAME",
      arity = "0..1",
      fallbackValue = "access_token",
      description =
          "Send the token as a cookie, with the server's own Origin. Its name, if not"
              + " access_token, follows an equals sign: --cookie=NAME.")
  private @Nullable String cookie;

  @Mixin private final AddressOptions addresses = new AddressOptions();

  @Option(
      names = "--callback-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port to wait for the browser on. Default: a free one.")
  private int callbackPort;

  @Option(
      names = "--callback-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to wait for the browser on. Default: 127.0.0.1; in a container 0.0.0.0. The"
              + " redirect URI says localhost whatever it is.")
  private String callbackHost = "127.0.0.1";

  @Option(names = "--no-browser", description = "Print the address to open; start no browser.")
  private boolean noBrowser;

  @Option(
      names = "--login-as",
      paramLabel = "USER:PASSWORD",
      defaultValue = "${env:LOGIN_AS}",
      description =
          "FOR DEMOS AND TESTS ONLY: fill in the login pages by a script. Default: LOGIN_AS of"
              + " the environment.")
  private @Nullable String loginAs;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for the browser. Default: 300.")
  private int timeout;

  Optional<String> scope() {
    return Optional.ofNullable(scope);
  }

  StoreOptions store() {
    return store;
  }

  OutputOptions output() {
    return output;
  }

  SessionOptions session() {
    return session;
  }

  List<ConnectTo> connectTo() {
    return addresses.connectTo();
  }

  String callbackHost() {
    return callbackHost;
  }

  int callbackPort() {
    if (callbackPort < 0 || callbackPort > 65535) {
      throw wrong("--callback-port takes a port, not " + callbackPort);
    }
    return callbackPort;
  }

  boolean noBrowser() {
    return noBrowser;
  }

  Duration timeout() {
    if (timeout < 1) {
      throw wrong("--timeout takes a number of seconds, not " + timeout);
    }
    return Duration.ofSeconds(timeout);
  }

  Credential credential() {
    if (cookie == null) {
      return new Credential.Header();
    }
    if (!cookie.matches("[A-Za-z0-9_.-]+")) {
      throw wrong("--cookie takes a cookie's name");
    }
    return new Credential.Cookie(cookie);
  }

  Optional<Credentials> credentials() {
    if (loginAs == null || loginAs.isEmpty()) {
      return Optional.empty();
    }
    int colon = loginAs.indexOf(':');
    if (colon < 1) {
      throw wrong("--login-as (or LOGIN_AS) takes USER:PASSWORD");
    }
    return Optional.of(
        new Credentials(loginAs.substring(0, colon), new Secret(loginAs.substring(colon + 1))));
  }

  Optional<URI> clientMetadata() {
    URI address = clientMetadata;
    if (address == null) {
      return Optional.empty();
    }
    String path = address.getPath();
    if (!"https".equals(address.getScheme()) || path == null || path.length() < 2) {
      throw wrong("--client-metadata-url takes an https URL with a path");
    }
    return Optional.of(address);
  }

  PreRegistered registration() {
    if (clientSecretFile != null && (issuer == null || clientId == null)) {
      throw wrong(
          "--client-secret-file needs --client-id and --issuer: a secret is for one"
              + " authorization server, whatever the MCP server names");
    }
    return new PreRegistered(
        Optional.ofNullable(issuer), Optional.ofNullable(clientId), clientSecret());
  }

  private Optional<Secret> clientSecret() {
    if (clientSecretFile == null) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(clientSecretFile).strip();
      if (!text.isEmpty()) {
        return Optional.of(new Secret(text));
      }
    } catch (IOException unreadable) {
      throw wrong("--client-secret-file: cannot read " + clientSecretFile);
    }
    throw wrong("--client-secret-file: " + clientSecretFile + " is empty");
  }

  private ParameterException wrong(String message) {
    return Terminal.wrong(spec, message);
  }
}
