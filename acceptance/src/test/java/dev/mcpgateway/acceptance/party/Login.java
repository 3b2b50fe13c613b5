package dev.mcpgateway.acceptance.party;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * An authorization code flow with PKCE that a test goes through by itself, to hold the token in its
 * own hands: the project's client shows its token to nobody.
 *
 * @param authorizationEndpoint where the browser is sent
 * @param tokenEndpoint where the code is redeemed
 * @param client the public client that asks
 * @param scope what it asks for
 * @param resource what the token is meant for
 */
public record Login(
    URI authorizationEndpoint, URI tokenEndpoint, String client, String scope, URI resource) {

  // Nobody listens there: the answer is read from the redirect.
  private static final String CALLBACK = "http://127.0.0.1:34567/callback";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The same, asking for something else. */
  public Login withScope(String other) {
    return new Login(authorizationEndpoint, tokenEndpoint, client, other, resource);
  }

  /** Logs in, consents, and redeems the code. */
  public AccessToken as(String user, String password) throws IOException, InterruptedException {
    String verifier = verifier();
    Map<String, String> answer = authorize(user, password, verifier);
    String code = answer.get("code");
    if (code == null) {
      throw new AssertionError("no code but " + answer);
    }
    return redeem(code, verifier);
  }

  /** The error that the authorization server answers with instead of a code. */
  public String refused(String user, String password) throws IOException, InterruptedException {
    return authorize(user, password, verifier()).getOrDefault("error", "none");
  }

  private Map<String, String> authorize(String user, String password, String verifier)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      var pages = new LoginPages(http, user, password);
      return parameters(pages.walk(authorizationRequest(verifier), CALLBACK));
    }
  }

  private URI authorizationRequest(String verifier) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", client);
    parameters.put("redirect_uri", CALLBACK);
    parameters.put("scope", scope);
    parameters.put("resource", resource.toString());
    parameters.put("state", UUID.randomUUID().toString());
    parameters.put("code_challenge", challenge(verifier));
    parameters.put("code_challenge_method", "S256");
    return URI.create(authorizationEndpoint + "?" + form(parameters));
  }

  private AccessToken redeem(String code, String verifier)
      throws IOException, InterruptedException {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("code", code);
    parameters.put("redirect_uri", CALLBACK);
    parameters.put("client_id", client);
    parameters.put("code_verifier", verifier);
    parameters.put("resource", resource.toString());
    HttpRequest request =
        HttpRequest.newBuilder(tokenEndpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(parameters)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode body = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new AssertionError("token endpoint: " + response.statusCode() + " " + body);
      }
      return new AccessToken(body.path("access_token").asString());
    }
  }

  static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> parameters(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? decode(pair[1]) : ""));
  }

  private static String verifier() {
    return UUID.randomUUID() + "-" + UUID.randomUUID();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
