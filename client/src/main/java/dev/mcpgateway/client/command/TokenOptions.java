package dev.mcpgateway.client.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.doctor.Subject;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.store.TokenStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options on a token that is good at the server already. */
final class TokenOptions {

  private static final int LARGEST = 16 * 1024;
  private static final String STDIN = "-";
  private static final String VARIABLE = "env:";
  private static final String SOURCES =
      "a token's place is a file, env:NAME or - for standard input, never the token: others can see it";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--token",
      paramLabel = "SOURCE",
      description =
          "Where an access token for the server is: a file, env:NAME, or - for standard input. Then"
              + " what needs a credential is looked at too. It is also sent in the query, to see"
              + " whether it is taken from there, so it may stand in the server's log.")
  private @Nullable String source;

  @Option(
      names = "--other-token",
      paramLabel = "SOURCE",
      description =
          "Where a token of another user is, as for --token: is the session of the first open to"
              + " that one?")
  private @Nullable String otherSource;

  @Mixin private final StoreOptions store = new StoreOptions();

  boolean isGiven() {
    return hasOwn() || otherSource != null;
  }

  private boolean hasOwn() {
    return source != null || store.isNamed();
  }

  /** The subject with the token that was given, else with the one that a login kept. */
  Subject withOwn(Subject named) {
    if (!hasOwn()) {
      return named;
    }
    if (source == null) {
      Grant kept = kept(named.server());
      return named.withToken(kept.accessToken(), kept.key());
    }
    if (store.isNamed()) {
      throw wrong("--token and --store are two tokens; give one");
    }
    return named.withToken(checked("--token", read(source)));
  }

  /** The same, where there is a token of another user too. */
  Subject withOther(Subject own) {
    if (otherSource == null) {
      return own;
    }
    if (own.token().isEmpty()) {
      throw wrong("--other-token is good beside --token or --store only, whose session it is for");
    }
    Secret other = checked("--other-token", read(otherSource));
    if (Subject.isBound(other)) {
      throw wrong("--other-token is bound to a key, and says nothing without it");
    }
    if (own.isOfSameUser(other)) {
      throw wrong("--other-token is a token of the same user, who may use the session");
    }
    return own.withOther(other);
  }

  private Grant kept(URI server) {
    try {
      return Optional.ofNullable(store.required().find(server).block())
          .filter(one -> !one.isExpired(Clock.systemUTC().instant()))
          .orElseThrow(() ->
              wrong("--store keeps no token for " + server + " that is still good; log in first"));
    } catch (TokenStoreException unusable) {
      throw wrong(String.valueOf(unusable.getMessage()));
    }
  }

  private String read(String from) {
    if (from.startsWith(VARIABLE)) {
      return Optional.ofNullable(System.getenv(from.substring(VARIABLE.length()))).orElse("");
    }
    try (InputStream content =
        from.equals(STDIN) ? System.in : Files.newInputStream(Path.of(from))) {
      return new String(content.readNBytes(LARGEST + 1), US_ASCII);
    } catch (IOException | InvalidPathException unreadable) {
      throw wrong(SOURCES);
    }
  }

  private Secret checked(String option, String text) {
    String token = text.strip();
    if (token.length() > LARGEST || !TokenAnswer.isToken(token)) {
      throw wrong(option + ": what is there is no token that can stand in a header");
    }
    return new Secret(token);
  }

  private ParameterException wrong(String message) {
    return Terminal.wrong(spec, message);
  }
}
