package dev.mcpgateway.client.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An authorization server that agrees to everything at once, checks PKCE, and binds its tokens to
 * the resource. Each part can be replaced by {@code server().on(...)}.
 */
public final class FakeAuthorizationServer implements AutoCloseable {

  public static final String METADATA = "/.well-known/oauth-authorization-server";

  private static final JsonMapper JSON = new JsonMapper();

  private final FakeServer server;
  private final String issuerPath;
  private final ObjectNode metadata = JSON.createObjectNode();
  private final Map<String, Call> requests = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  public FakeAuthorizationServer(Journal journal, String issuerPath) {
    this.server = new FakeServer("as", journal);
    this.issuerPath = issuerPath;
    metadata.put("issuer", issuer());
    metadata.put("authorization_endpoint", server.base() + "/authorize");
    metadata.put("token_endpoint", server.base() + "/token");
    metadata.putArray("response_types_supported").add("code");
    metadata.putArray("code_challenge_methods_supported").add("S256");
    metadata.put("authorization_response_iss_parameter_supported", true);
    server
        .on(METADATA + issuerPath, _ -> document())
        .on("/authorize", this::authorize)
        .on("/token", this::token);
  }

  public FakeServer server() {
    return server;
  }

  public String issuer() {
    return server.base() + issuerPath;
  }

  public FakeAuthorizationServer metadata(Consumer<ObjectNode> change) {
    change.accept(metadata);
    return this;
  }

  public Answer document() {
    return Answer.json(metadata.toString());
  }

  public Answer authorize(Call call) {
    return back(call, "&iss=" + encode(issuer()));
  }

  /** Back to the client with a code, its state, and more. */
  public Answer back(Call call, String more) {
    String code = "code-" + numbers.incrementAndGet();
    requests.put(code, call);
    Map<String, String> query = call.query();
    return Answer.redirect(
        query.get("redirect_uri")
            + "?code="
            + code
            + "&state="
            + encode(query.getOrDefault("state", ""))
            + more);
  }

  private Answer token(Call call) {
    Map<String, String> form = call.form();
    Call request = requests.remove(form.getOrDefault("code", ""));
    boolean isGood =
        request != null
            && hash(form.getOrDefault("code_verifier", ""))
                .equals(request.query().get("code_challenge"))
            && request.query().getOrDefault("resource", "").equals(form.get("resource"))
            && request.query().getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"));
    return isGood ? issued(call) : refused("invalid_grant");
  }

  /** A token for the resource that the call names, bound to a key if the call proves one. */
  public Answer issued(Call call) {
    return Answer.json(
        """
        {"access_token":"token-%d-for-%s","token_type":"%s","expires_in":600}\
        """
            .formatted(
                numbers.incrementAndGet(),
                base64(call.form().getOrDefault("resource", "")),
                call.header("DPoP").isEmpty() ? "bearer" : "DPoP"));
  }

  /** An OAuth error. */
  public static Answer refused(String error) {
    return Answer.of(error.equals("invalid_client") ? 401 : 400)
        .with("Content-Type", "application/json")
        .body("{\"error\":\"" + error + "\"}");
  }

  /** Whether this server issued a token for the resource. */
  public static boolean isFor(String token, String resource) {
    return token.matches("token-\\d+-for-" + base64(resource));
  }

  private static String hash(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
