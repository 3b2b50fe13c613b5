package dev.mcpgateway.client.command;

import dev.mcpgateway.client.browser.Credentials;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.http.ConnectTo;
import dev.mcpgateway.client.login.Fallback;
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

  @Mixin private final IdentityOptions identity = new IdentityOptions();

  @Mixin private final GrantOptions grant = new GrantOptions();

  @Option(
      names = "--scope",
      paramLabel = "SCOPES",
      description = "Scopes to ask for, in place of those that the server names.")
  private @Nullable String scope;

  @Mixin private final SessionOptions session = new SessionOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final StoreOptions store = new StoreOptions();

  @Mixin private final CredentialOptions credential = new CredentialOptions();

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

  @Option(
      names = "--allow-2025-03-26",
      description =
          "Take a server that has no metadata for its own authorization server, as revision"
              + " 2025-03-26 has it. Its tokens are for nobody in particular, and whether it checks"
              + " PKCE is not known.")
  private boolean allowEarlierRevision;

  Fallback fallback() {
    return allowEarlierRevision ? Fallback.REVISION_2025_03_26 : Fallback.NONE;
  }

  Optional<String> scope() {
    return Optional.ofNullable(scope);
  }

  IdentityOptions identity() {
    return identity;
  }

  GrantOptions grant() {
    return grant;
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

  CredentialOptions credential() {
    return credential;
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

  private ParameterException wrong(String message) {
    return Terminal.wrong(spec, message);
  }
}
