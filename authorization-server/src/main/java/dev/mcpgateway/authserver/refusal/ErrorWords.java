package dev.mcpgateway.authserver.refusal;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Says in a sentence what an error is about, where Spring names a parameter and no more. */
public final class ErrorWords {

  private static final Pattern PARAMETER =
      Pattern.compile("(?:OAuth 2\\.0 Parameter|Client authentication failed): (\\w+)");

  private ErrorWords() {}

  /** The sentence, of characters that {@code error_description} may hold (RFC 6749 section 5.2). */
  public static String of(OAuth2Error error) {
    if (error.getErrorCode().equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
      return "Access was denied.";
    }
    String description = Objects.requireNonNullElse(error.getDescription(), error.getErrorCode());
    Matcher spring = PARAMETER.matcher(description);
    return spring.matches()
        ? "The parameter '%s' is missing, wrong or not allowed here.".formatted(spring.group(1))
        : description;
  }
}
