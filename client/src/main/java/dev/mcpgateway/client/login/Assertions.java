package dev.mcpgateway.client.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jwt.JWTParser;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every source has to hold. */
final class Assertions {

  private static final int LARGEST = 16 * 1024;
  private static final String PART = "[A-Za-z0-9_-]+";
  private static final Pattern JWT = Pattern.compile(PART + "\\." + PART + "\\." + PART);

  private Assertions() {}

  static Secret ofFile(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return checked(new String(content.readNBytes(LARGEST + 1), US_ASCII), file.toString());
    } catch (IOException unreadable) {
      throw missing(file.toString(), "a file that cannot be read");
    }
  }

  static Secret checked(String text, String place) {
    String token = text.strip();
    if (token.length() > LARGEST || !JWT.matcher(token).matches()) {
      throw missing(place, token.isEmpty() ? "nothing" : "something else");
    }
    return new Secret(token);
  }

  /** The assertion, if this server may see it. */
  static Secret meantFor(ServerMetadata server, Secret assertion, Optional<String> issuer) {
    boolean isMeant =
        issuer
            .map(server.issuer()::equals)
            .orElseGet(() -> audience(assertion).contains(server.issuer()));
    if (!isMeant) {
      throw Problem.notAuthorized(
              Step.TOKEN,
              "a workload's token whose audience (aud) is " + server.issuer(),
              "one for " + issuer.map(List::of).orElseGet(() -> audience(assertion)),
              "Have the platform sign one for that authorization server; if you trust it whatever"
                  + " the audience is, name it with --issuer.")
          .asException();
    }
    return assertion;
  }

  private static List<String> audience(Secret assertion) {
    try {
      return JWTParser.parse(assertion.text()).getJWTClaimsSet().getAudience();
    } catch (ParseException unreadable) {
      return List.of();
    }
  }

  private static FlowException missing(String place, String came) {
    return Problem.notAuthorized(
            Step.TOKEN,
            "a signed token (JWT) from " + place,
            came,
            "Have the platform or the identity provider put one there.")
        .asException();
  }
}
