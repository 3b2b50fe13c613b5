package dev.mcpgateway.acceptance.party;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/**
 * A token as an issuer gave it. Its text appears in no message of a failed test.
 *
 * @param text what stands after {@code Bearer}
 */
public record AccessToken(String text) {

  public String bearer() {
    return "Bearer " + text;
  }

  /** What it says, unverified. */
  public JWTClaimsSet claims() {
    try {
      return SignedJWT.parse(text).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new AssertionError("the issuer's token is no signed JWT", e);
    }
  }

  @Override
  public String toString() {
    return "AccessToken[…]";
  }
}
