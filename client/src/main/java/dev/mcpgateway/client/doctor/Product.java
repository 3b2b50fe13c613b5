package dev.mcpgateway.client.doctor;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A product that is known by what it answers, so that a remedy can name its own switch. */
enum Product {
  DEX("Dex", "the paths of its endpoints"),
  KEYCLOAK("Keycloak", "the path of its token endpoint"),
  ENTRA("Entra", "the issuer's host, or cloud_instance_name in the metadata"),
  OKTA("Okta", "the issuer's host, or okta_post_message in the metadata"),
  AUTH0("Auth0", "the issuer's host, or mfa_challenge_endpoint in the metadata"),
  COGNITO("Cognito", "the issuer's host"),
  NGINX("nginx", "Server in the answer that shows the fault"),
  CLOUDFLARE("Cloudflare", "Server or CF-Ray in the answer that shows the fault"),
  EXPRESS("Express", "X-Powered-By in the answer that shows the fault");

  private final String label;
  private final String sign;

  Product(String label, String sign) {
    this.label = label;
    this.sign = sign;
  }

  String label() {
    return label;
  }

  /** What it is known by, in words. */
  String sign() {
    return sign;
  }

  /** Whether it had a part in the answer that shows a fault. */
  boolean isIn(Exchange shown, Examination seen) {
    return switch (this) {
      case DEX -> hasPathsOfDex(seen);
      case KEYCLOAK ->
          seen.text("asm-", "token_endpoint").endsWith("/protocol/openid-connect/token");
      case ENTRA ->
          isIssuedBy(
                  seen,
                  "login\\.microsoftonline\\.(com|us)|login\\.partner\\.microsoftonline\\.cn"
                      + "|sts\\.windows\\.net|[^/]+\\.ciamlogin\\.com")
              || seen.isGiven("asm-", "cloud_instance_name");
      case OKTA ->
          isIssuedBy(seen, "[^/]+\\.(okta|oktapreview|okta-emea)\\.com")
              || seen.texts("asm-", "response_modes_supported").contains("okta_post_message");
      case AUTH0 ->
          isIssuedBy(seen, "[^/]+\\.auth0\\.com") || seen.isGiven("asm-", "mfa_challenge_endpoint");
      case COGNITO -> isIssuedBy(seen, "cognito-idp\\.[^/]+\\.amazonaws\\.com(\\.cn)?");
      case NGINX -> isServedBy(shown, "nginx|openresty");
      case CLOUDFLARE -> isServedBy(shown, "cloudflare") || !shown.header("CF-Ray").isEmpty();
      case EXPRESS -> shown.header("X-Powered-By").equalsIgnoreCase("Express");
    };
  }

  private static boolean hasPathsOfDex(Examination seen) {
    String token = seen.text("asm-", "token_endpoint");
    String base = token.replaceFirst("/token$", "");
    return !base.equals(token)
        && seen.text("asm-", "authorization_endpoint").equals(base + "/auth")
        && seen.text("asm-", "jwks_uri").equals(base + "/keys");
  }

  private static boolean isIssuedBy(Examination seen, String host) {
    Pattern issuer = Pattern.compile("https://(" + host + ")(/.*)?");
    List<String> named = seen.texts("prm-", "authorization_servers");
    return Stream.concat(named.stream().limit(1), Stream.of(seen.text("asm-", "issuer")))
        .anyMatch(one -> issuer.matcher(one).matches());
  }

  private static boolean isServedBy(Exchange shown, String server) {
    return Pattern.matches(
        "(" + server + ")(/.*)?", shown.header("Server").toLowerCase(Locale.ROOT));
  }
}
