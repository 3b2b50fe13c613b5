package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Product.AUTH0;
import static dev.mcpgateway.client.doctor.Product.CLOUDFLARE;
import static dev.mcpgateway.client.doctor.Product.COGNITO;
import static dev.mcpgateway.client.doctor.Product.DEX;
import static dev.mcpgateway.client.doctor.Product.ENTRA;
import static dev.mcpgateway.client.doctor.Product.EXPRESS;
import static dev.mcpgateway.client.doctor.Product.KEYCLOAK;
import static dev.mcpgateway.client.doctor.Product.NGINX;
import static dev.mcpgateway.client.doctor.Product.OKTA;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in a product the switch is that a remedy is about. */
final class ProductRemedies {

  /**
   * What to change in one product.
   *
   * @param product the product
   * @param check the id of the check that finds the fault
   * @param text what to change there
   */
  record ProductRemedy(Product product, String check, String text) {

    String sentence() {
      return product.label() + ": " + text;
    }
  }

  static final List<ProductRemedy> ALL =
      List.of(
          in(DEX, "ASM-05", "v2.45 always lists both, and has no switch for it."),
          in(DEX, "ASM-16", "it registers nobody; add each program to staticClients."),
          in(DEX, "ASM-17", "clients with public: true need no secret; it does not say so."),
          in(DEX, "ASM-18", "v2.45 sends no iss, and has no switch for it."),
          in(
              DEX,
              "ASM-19",
              "it refuses each scope that it does not know, and each request without openid.",
              " Name openid and audience:server:client_id:… only."),
          in(
              DEX,
              "TOK-16",
              "ask for the scope audience:server:client_id:…, with the server's URL as the id of a",
              " static client that trusts yours as a peer."),
          in(DEX, "CORS-02", "web.allowedOrigins."),
          in(
              KEYCLOAK,
              "ASM-05",
              "the metadata always list both; demand S256 in each client's settings (PKCE",
              " method)."),
          in(KEYCLOAK, "ASM-12", "set hostname and proxy-headers."),
          in(
              KEYCLOAK,
              "ASM-17",
              "a client with Client authentication off needs no secret; the metadata do not",
              " say so."),
          in(KEYCLOAK, "ASM-22", "they are always listed; leave Implicit flow off in each client."),
          in(
              KEYCLOAK,
              "ASM-23",
              "it is always listed; leave Direct access grants off in each client."),
          in(
              KEYCLOAK,
              "TOK-16",
              "add an audience mapper with the server's URL to a client scope that your client has."),
          in(KEYCLOAK, "CORS-02", "the client's web origins."),
          in(
              ENTRA,
              "ASM-01",
              "name the issuer as https://login.microsoftonline.com/TENANT/v2.0; it has",
              " OpenID Connect discovery only."),
          in(ENTRA, "ASM-02", "the issuer has the tenant's id, not its name and not common."),
          in(
              ENTRA,
              "ASM-03",
              "it does S256 and does not say so; serve a static copy of the metadata that",
              " does, or put a front server before it."),
          in(
              ENTRA,
              "ASM-16",
              "register an application for each program, under Mobile and desktop."),
          in(
              ENTRA,
              "ASM-17",
              "applications under Mobile and desktop need no secret; it does not say so."),
          in(
              ENTRA,
              "ASM-19",
              "it lists its own scopes only; if your API exposes this one, nothing is wrong."),
          in(ENTRA, "ASM-22", "they are always listed; tick nothing under Implicit grant."),
          in(
              ENTRA,
              "TOK-17",
              "the audience is the application's id, or its URI such as api://…; that is right."),
          in(
              ENTRA,
              "TOK-19",
              "set requestedAccessTokenVersion to 2 in the application's manifest."),
          in(
              OKTA,
              "ASM-02",
              "a custom authorization server's issuer ends in /oauth2/ID; see its setting",
              " Issuer for which domain it writes."),
          in(
              OKTA,
              "ASM-19",
              "add the scope to the custom authorization server, and include it in the public",
              " metadata."),
          in(OKTA, "ASM-22", "leave Implicit off in each application's grant types."),
          in(OKTA, "ASM-23", "leave Resource Owner Password off in each application."),
          in(AUTH0, "ASM-02", "its issuer ends in a slash."),
          in(AUTH0, "ASM-05", "the metadata always list both; have clients use S256."),
          in(
              AUTH0,
              "ASM-16",
              "switch on dynamic registration in the tenant's advanced settings, or add an",
              " application of type Native for each program."),
          in(
              AUTH0,
              "ASM-19",
              "it lists its own scopes only; if your API has this one, nothing is wrong."),
          in(AUTH0, "TOK-16", "add an API whose identifier is the server's URL."),
          in(AUTH0, "ASM-22", "leave Implicit off in each application's grant types."),
          in(
              COGNITO,
              "ASM-03",
              "it does S256 and does not say so; serve a static copy of the metadata that",
              " does, or put a front server before it."),
          in(COGNITO, "ASM-16", "add an app client without a secret for each program."),
          in(COGNITO, "ASM-17", "app clients without a secret may exist; it does not say so."),
          in(
              COGNITO,
              "ASM-19",
              "it lists no scopes of resource servers; if the app client may ask for this",
              " one, nothing is wrong."),
          in(COGNITO, "ASM-22", "leave Implicit grant off in each app client."),
          in(COGNITO, "TOK-18", "access tokens have aud only if the request names a resource."),
          in(
              NGINX,
              "CHAL-02",
              "look for proxy_hide_header and for error_page, which drop it; with",
              " auth_request, carry it over by auth_request_set and add_header … always."),
          in(NGINX, "CHAL-07", "proxy_set_header Host $http_host."),
          in(NGINX, "CHAL-14", "proxy_set_header Host $http_host."),
          in(
              NGINX,
              "PRM-01",
              "location /.well-known/oauth-protected-resource with proxy_pass to the server."),
          in(
              NGINX,
              "PRM-03",
              "location /.well-known/oauth-protected-resource with proxy_pass to the server."),
          in(NGINX, "PRM-05", "default_type application/json for the static file."),
          in(NGINX, "PRM-07", "pass the path on unchanged: proxy_pass without a path of its own."),
          in(NGINX, "ASM-21", "default_type application/json for the static file."),
          in(
              NGINX,
              "SSE-01",
              "proxy_buffering off, and no proxy_ignore_headers X-Accel-Buffering."),
          in(NGINX, "SSE-05", "leave text/event-stream out of gzip_types."),
          in(NGINX, "SSE-08", "it closes a stream that is silent for proxy_read_timeout, 60 s."),
          in(NGINX, "SSE-11", "proxy_buffering off."),
          in(NGINX, "SSE-10", "proxy_read_timeout, which is 60 s unless it is set."),
          in(NGINX, "SEC-05", "a default_server that returns 421."),
          in(NGINX, "SEC-10", "server_tokens off."),
          in(NGINX, "SEC-11", "no error_page for 401."),
          in(
              CLOUDFLARE,
              "CHAL-12",
              "let the path through Access by a policy Bypass: the server has its own login."),
          in(CLOUDFLARE, "CORS-03", "Access: bypass OPTIONS requests to the origin."),
          in(CLOUDFLARE, "SSE-08", "it closes a stream that is silent for 100 seconds."),
          in(CLOUDFLARE, "PRM-14", "let /.well-known/ through Access by a policy Bypass."),
          in(
              CLOUDFLARE,
              "SEC-11",
              "let the path through Access by a policy Bypass: the server has its own login."),
          in(EXPRESS, "SEC-10", "app.disable('x-powered-by')."));

  private ProductRemedies() {}

  private static ProductRemedy in(Product product, String check, String... text) {
    return new ProductRemedy(product, check, String.join("", text));
  }

  /** What to change, and where in the products that had a part in it. */
  static String remedy(Check check, Exchange shown, Examination seen) {
    return Stream.concat(
            Stream.of(check.remedy()),
            ALL.stream()
                .filter(one -> one.check().equals(check.id()) && one.product().isIn(shown, seen))
                .map(ProductRemedy::sentence))
        .collect(Collectors.joining(" "));
  }
}
