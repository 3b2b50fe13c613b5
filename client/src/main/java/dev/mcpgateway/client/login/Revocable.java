package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Fetched;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token that is to be revoked.
 *
 * @param type what it is, as {@code token_type_hint} has it
 * @param token the token
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7009#section-2.1">RFC 7009, 2.1</a>
 */
record Revocable(String type, Secret token) {

  String words() {
    return type.replace('_', ' ');
  }

  Map<String, Secret> fields() {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("token", token);
    fields.put("token_type_hint", new Secret(type));
    return fields;
  }

  /** Tokens that a server need not look up are often good until they expire: that is no fault. */
  Revocation.Outcome outcome(Fetched fetched) {
    if (fetched.isOk()) {
      return Revocation.Outcome.DONE;
    }
    String error = TokenAnswer.error(fetched.object()).orElse("no OAuth error");
    return error.equals("unsupported_token_type")
        ? Revocation.Outcome.left(
            "The " + words() + " cannot be revoked: it is good until it expires.")
        : Revocation.Outcome.failed(refused(fetched.status() + " " + error));
  }

  private Problem refused(String came) {
    return Problem.notAuthorized(
        Step.REVOCATION,
        "status 200 for the revocation of the " + words(),
        came,
        "Give the client's id and credential as at the login, or have the authorization server's"
            + " operator end the grant.");
  }
}
