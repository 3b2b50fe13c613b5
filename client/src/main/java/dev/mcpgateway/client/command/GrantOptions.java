package dev.mcpgateway.client.command;

import dev.mcpgateway.client.authorization.GrantName;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.login.AssertionSource;
import dev.mcpgateway.client.login.DevicePrompt;
import dev.mcpgateway.client.login.GrantChoice;
import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;

/** The options on how a token is to be had. */
final class GrantOptions {

  private static final String ASSERTION = "--assertion";
  private static final String PROVIDER = "--idp";
  private static final String PROVIDER_CLIENT = "--idp-client-id";
  private static final String PROVIDER_SECRET = "--idp-client-secret-file";
  private static final String PROVIDER_TOKEN = "--idp-token";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--grant",
      paramLabel = "GRANT",
      defaultValue = "authorization-code",
      converter = GrantConverter.class,
      description = {
        "How a token is to be had. authorization-code (default): you log in with a browser here."
            + " device-code: with a browser on another machine.",
        "client-credentials: the client acts for itself, by --client-key-file or"
            + " --client-secret-file. workload-identity: for itself, by what its platform signed,"
            + " see --assertion.",
        "enterprise-managed: you are logged in at the enterprise's identity provider, see --idp."
      })
  private GrantName grant = GrantName.AUTHORIZATION_CODE;

  @Option(
      names = ASSERTION,
      paramLabel = "SOURCE",
      description =
          "Where the platform puts the workload's token (JWT): a file, env:NAME, or a URL. It is"
              + " read anew for each grant, and goes only to the authorization server that it is"
              + " for (aud), or to --issuer.")
  private @Nullable String assertion;

  @Option(
      names = PROVIDER,
      paramLabel = "URL",
      description = "The issuer of the enterprise's identity provider.")
  private @Nullable String provider;

  @Option(
      names = PROVIDER_CLIENT,
      paramLabel = "ID",
      description = "This client's id at the identity provider.")
  private @Nullable String providerClient;

  @Option(
      names = PROVIDER_SECRET,
      paramLabel = "FILE",
      description = "File with the client's secret at the identity provider, if it has one.")
  private @Nullable Path providerSecret;

  @Option(
      names = PROVIDER_TOKEN,
      paramLabel = "SOURCE",
      description = "Where your identity token of that provider is: a file, env:NAME, or a URL.")
  private @Nullable String providerToken;

  GrantChoice choice(IdentityOptions identity, Fetcher fetcher, Consumer<String> say) {
    checkOwners();
    return switch (grant) {
      case AUTHORIZATION_CODE -> new GrantChoice.AuthorizationCode();
      case CLIENT_CREDENTIALS -> clientCredentials(identity);
      case DEVICE_CODE ->
          new GrantChoice.DeviceCode(
              invitation -> Mono.fromRunnable(() -> say.accept(words(invitation))));
      case WORKLOAD_IDENTITY ->
          new GrantChoice.WorkloadIdentity(
              source(ASSERTION, needed(ASSERTION, assertion), fetcher), identity.issuer());
      case ENTERPRISE_MANAGED ->
          new GrantChoice.EnterpriseManaged(
              needed(PROVIDER, provider),
              needed(PROVIDER_CLIENT, providerClient),
              providerSecret(),
              source(PROVIDER_TOKEN, needed(PROVIDER_TOKEN, providerToken), fetcher));
    };
  }

  private static String words(DevicePrompt.Invitation invitation) {
    return "Open %s in a browser, on whatever machine, and type this code within %d s: %s"
            .formatted(
                invitation.verification().toASCIIString(),
                invitation.left().toSeconds(),
                invitation.userCode())
        + invitation
            .complete()
            .map(page -> "\nOr open " + page.toASCIIString() + " and compare the code.")
            .orElse("");
  }

  /** An option that would do nothing is a mistake. */
  private void checkOwners() {
    owned(ASSERTION, assertion, GrantName.WORKLOAD_IDENTITY);
    owned(PROVIDER, provider, GrantName.ENTERPRISE_MANAGED);
    owned(PROVIDER_CLIENT, providerClient, GrantName.ENTERPRISE_MANAGED);
    owned(PROVIDER_SECRET, providerSecret, GrantName.ENTERPRISE_MANAGED);
    owned(PROVIDER_TOKEN, providerToken, GrantName.ENTERPRISE_MANAGED);
  }

  private void owned(String option, @Nullable Object value, GrantName owner) {
    if (value != null && grant != owner) {
      throw wrong(option + " is for --grant " + owner + "; give that, or leave it out");
    }
  }

  private String needed(String option, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw wrong("--grant " + grant + " needs " + option);
    }
    return value;
  }

  private GrantChoice clientCredentials(IdentityOptions identity) {
    if (!identity.isProven()) {
      throw wrong("--grant " + grant + " needs --client-key-file or --client-secret-file");
    }
    return new GrantChoice.ClientCredentials();
  }

  private Optional<Secret> providerSecret() {
    return Optional.ofNullable(providerSecret)
        .map(file -> new SecretFile(PROVIDER_SECRET, file).read(spec));
  }

  private AssertionSource source(String option, String text, Fetcher fetcher) {
    if (text.startsWith("env:")) {
      return AssertionSource.variable(text.substring("env:".length()), System::getenv);
    }
    Optional<URI> address = Addresses.parse(text);
    if (address.isPresent()) {
      return AssertionSource.address(address.get(), fetcher);
    }
    if (text.startsWith("eyJ")) {
      throw wrong(option + " takes a file, env:NAME or a URL, never the token: others can see it");
    }
    return AssertionSource.file(Path.of(text));
  }

  private ParameterException wrong(String message) {
    return Terminal.wrong(spec, message);
  }
}
