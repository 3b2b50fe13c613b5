package dev.mcpgateway.client.command;

import dev.mcpgateway.client.authorization.ClientKey;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.login.PreRegistered;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options on who this client is at an authorization server. */
final class IdentityOptions {

  private static final String SECRET_FILE = "--client-secret-file";
  private static final String KEY_FILE = "--client-key-file";

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
      names = SECRET_FILE,
      paramLabel = "FILE",
      description = "File with the client's secret. Needs --client-id and --issuer.")
  private @Nullable Path clientSecretFile;

  @Option(
      names = KEY_FILE,
      paramLabel = "FILE",
      description =
          "File with the client's private key (PKCS #8 in PEM, or a JWK; EC or RSA), to sign with"
              + " that it is the client (private_key_jwt). Needs --client-id and --issuer.")
  private @Nullable Path clientKeyFile;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "The authorization server that the client id is for; no other gets it.")
  private @Nullable String issuer;

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
    boolean isUnowned = issuer == null || clientId == null;
    if (clientSecretFile != null && isUnowned) {
      throw unowned(SECRET_FILE, "a secret");
    }
    if (clientKeyFile != null && isUnowned) {
      throw unowned(KEY_FILE, "a key");
    }
    return new PreRegistered(
        Optional.ofNullable(issuer), Optional.ofNullable(clientId), secret(), key());
  }

  Optional<String> issuer() {
    return Optional.ofNullable(issuer);
  }

  /** Whether there is anything to show who this client is. */
  boolean isProven() {
    return clientSecretFile != null || clientKeyFile != null;
  }

  private ParameterException unowned(String option, String credential) {
    return wrong(
        option
            + " needs --client-id and --issuer: "
            + credential
            + " is for one authorization server, whatever the MCP server names");
  }

  private Optional<Secret> secret() {
    return Optional.ofNullable(clientSecretFile)
        .map(file -> new SecretFile(SECRET_FILE, file).read(spec));
  }

  private Optional<ClientKey> key() {
    return Optional.ofNullable(clientKeyFile)
        .map(file -> {
          Secret text = new SecretFile(KEY_FILE, file).read(spec);
          try {
            return ClientKey.parse(text);
          } catch (IllegalArgumentException unusable) {
            throw wrong(KEY_FILE + ": " + file + ": " + unusable.getMessage());
          }
        });
  }

  private ParameterException wrong(String message) {
    return Terminal.wrong(spec, message);
  }
}
