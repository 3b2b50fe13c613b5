package dev.mcpgateway.authserver.testing;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The steps of a login: right by default, wrong where a test says so. */
public final class Flow {

  public static final String REDIRECT = "http://localhost:54321/callback";
  public static final String TOKEN_ENDPOINT = RunningServer.ISSUER + "/oauth2/token";
  public static final String VERIFIER = "a".repeat(42) + "1";

  private final Browser browser = new Browser();
  private final Map<String, String> request = new LinkedHashMap<>();
  private List<String> proofs = List.of();

  public Flow() {
    request.put("response_type", "code");
    request.put("client_id", "mcp-client");
    request.put("redirect_uri", REDIRECT);
    request.put("state", "s t&te");
    request.put("scope", "mcp");
    request.put("code_challenge", challenge(VERIFIER));
    request.put("code_challenge_method", "S256");
    request.put("resource", RunningServer.MCP);
  }

  /** The browser that it goes through. */
  public Browser browser() {
    return browser;
  }

  /** Changes the authorization request; {@code null} leaves the parameter out. */
  public Flow with(String name, @Nullable String value) {
    if (value == null) {
      request.remove(name);
    } else {
      request.put(name, value);
    }
    return this;
  }

  /** The address of the authorization request. */
  public String address() {
    String[] fields =
        request.entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
            .toArray(String[]::new);
    return RunningServer.ISSUER + "/oauth2/authorize?" + Browser.form(fields);
  }

  /** The answer to the authorization request. */
  public Page ask() throws IOException, InterruptedException {
    return browser.get(address());
  }

  /** The login page that the request leads to. */
  public Page loginPage() throws IOException, InterruptedException {
    return browser.get(ask().location());
  }

  /** The consent page, after a login. */
  public Page consentPage() throws IOException, InterruptedException {
    return consentPage("alice@example.com", "password");
  }

  /** The consent page, after this login. */
  public Page consentPage(String user, String password) throws IOException, InterruptedException {
    Page login = loginPage();
    Page back = browser.submit(login.form("Log in"), "username", user, "password", password);
    Page consent = browser.get(back.location());
    return browser.get(consent.location());
  }

  /** The redirect to the client, after login and consent. */
  public Page allow() throws IOException, InterruptedException {
    return browser.submit(consentPage().form("Allow"));
  }

  /** A code. */
  public String code() throws IOException, InterruptedException {
    return allow().parameter("code");
  }

  /** The tokens, after all of it. */
  public JsonNode tokens() throws IOException, InterruptedException {
    return redeem(code()).json();
  }

  /** The answer to a code; the last value of a name counts, and an empty one leaves it out. */
  public Page redeem(String code, String... changes) throws IOException, InterruptedException {
    return token(
        changes,
        "grant_type",
        "authorization_code",
        "code",
        code,
        "redirect_uri",
        Objects.requireNonNullElse(request.get("redirect_uri"), ""),
        "client_id",
        "mcp-client",
        "code_verifier",
        VERIFIER,
        "resource",
        RunningServer.MCP);
  }

  /** The answer to a refresh token. */
  public Page refresh(String token, String... changes) throws IOException, InterruptedException {
    return token(
        changes,
        "grant_type",
        "refresh_token",
        "refresh_token",
        token,
        "client_id",
        "mcp-client",
        "resource",
        RunningServer.MCP);
  }

  /** Sends each token request with this proof of possession, or with several, or with none. */
  public Flow proving(String... proofs) {
    this.proofs = List.of(proofs);
    return this;
  }

  private Page token(String[] changes, String... fields) throws IOException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    for (int i = 0; i < changes.length; i += 2) {
      form.put(changes[i], changes[i + 1]);
    }
    form.values().removeIf(String::isEmpty);
    HttpRequest.Builder sent =
        Browser.posting(
            TOKEN_ENDPOINT,
            form.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new));
    proofs.forEach(proof -> sent.header("DPoP", proof));
    return new Browser().send(sent);
  }

  /** The S256 challenge of a verifier. */
  public static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
