package dev.mcpgateway.client.command;

import dev.mcpgateway.client.login.Binding;
import dev.mcpgateway.client.login.Credential;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options on how requests carry the token. */
final class CredentialOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--cookie",
      paramLabel = "NAME",
      arity = "0..1",
      fallbackValue = "access_token",
      description =
          "Send the token as a cookie, with the server's own Origin. Its name, if not"
              + " access_token, follows an equals sign: --cookie=NAME.")
  private @Nullable String cookie;

  @Option(
      names = "--dpop",
      description =
          "Take only a token that is bound to a key of this client, so that whoever steals it can't"
              + " use it (DPoP). Without this option it is done where the server asks for it.")
  private boolean dpop;

  Credential credential() {
    if (cookie == null) {
      return new Credential.Header();
    }
    if (!cookie.matches("[A-Za-z0-9_.-]+")) {
      throw Terminal.wrong(spec, "--cookie takes a cookie's name");
    }
    return new Credential.Cookie(cookie);
  }

  Binding binding() {
    if (dpop && cookie != null) {
      throw Terminal.wrong(spec, "--dpop and --cookie exclude each other");
    }
    return dpop ? Binding.ALWAYS : Binding.WHERE_WANTED;
  }
}
