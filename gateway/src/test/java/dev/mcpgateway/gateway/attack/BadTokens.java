package dev.mcpgateway.gateway.attack;

import static dev.mcpgateway.gateway.attack.Attack.credential;
import static dev.mcpgateway.gateway.attack.Attack.jwt;
import static dev.mcpgateway.gateway.attack.Attack.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.Proofs;
import dev.mcpgateway.gateway.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens that nobody may call with. */
final class BadTokens {

  private static final long FAR = 4_000_000_000L;

  private BadTokens() {}

  static Stream<Attack> all() {
    return Stream.of(
            algorithms(),
            keyNames(),
            broughtKeys(),
            headers(),
            times(),
            audiences(),
            issuers(),
            spellings(),
            bindings(),
            credentials())
        .flatMap(each -> each);
  }

  private static Stream<Attack> algorithms() {
    return Stream.concat(
        Stream.of("none", "None", "NONE", "nOnE", "", "HS256", "RS257", "rs256", "RSA1_5", "ES256K")
            .map(each ->
                jwt("alg " + each, t -> t.token().withHeader("alg", each).withSignature(""))),
        Stream.of(
            jwt("none, unsigned", t -> t.token().unsigned()),
            jwt("public key as the secret", t -> t.token().signedByPublicKeyAsSecret()),
            jwt("no alg", t -> t.token().withoutHeader("alg").withSignature("c2ln")),
            jwt("alg is a number", t -> t.token().withHeader("alg", 256).withSignature("c2ln")),
            jwt(
                "alg is a list",
                t -> t.token().withHeader("alg", List.of("RS256", "none")).withSignature("c2ln")),
            jwt("key of the token's own", t -> t.token().forged().sign()),
            jwt(
                "EC key of nobody",
                t -> t.token().signedBy(Proofs.key(), JWSAlgorithm.ES256).sign()),
            jwt("signature of zeros", t -> t.token().withSignature("A".repeat(342))),
            jwt(
                "ES256 signature of zeros",
                t -> t.token().withHeader("alg", "ES256").withSignature("A".repeat(86)))));
  }

  private static Stream<Attack> keyNames() {
    return Stream.of(
            "../../../../../../dev/null",
            "/dev/null",
            "' OR '1'='1",
            "x' UNION SELECT 'key'--",
            "$(id)",
            "${jndi:ldap://localhost/a}",
            "\u0000",
            "\r\nX-Injected: 1",
            "*",
            "",
            "x".repeat(8_000),
            "file:///etc/passwd",
            "key|id",
            "\u202e",
            "<script>")
        .map(each ->
            jwt(
                "kid " + each.substring(0, Math.min(each.length(), 30)),
                t -> t.token().forged().withHeader("kid", each + t.marker()).sign()));
  }

  private static Stream<Attack> broughtKeys() {
    JWK own = FakeIssuer.rsaKey();
    return Stream.of(
        jwt("jku", t -> own(t, own).withHeader("jku", t.trap()).sign()),
        jwt(
            "jku, no kid",
            t -> own(t, own).withHeader("jku", t.trap()).withoutHeader("kid").sign()),
        jwt("x5u", t -> own(t, own).withHeader("x5u", t.trap()).sign()),
        jwt("kid is an address", t -> own(t, own).withHeader("kid", t.trap()).sign()),
        jwt("jwk", t -> own(t, own).withHeader("jwk", own.toPublicJWK().toJSONObject()).sign()),
        jwt(
            "jwk under the issuer's kid",
            t ->
                t.token()
                    .signedBy(own, JWSAlgorithm.RS256)
                    .withHeader("kid", t.issuer().signingKey().getKeyID())
                    .withHeader("jwk", own.toPublicJWK().toJSONObject())
                    .sign()),
        jwt("x5c", t -> own(t, own).withHeader("x5c", List.of("MIIB")).sign()),
        jwt("iss is a trap", t -> own(t, own).with("iss", t.trap()).sign()),
        jwt("claims name keys", t -> own(t, own).with("jwks_uri", t.trap()).sign()),
        jwt("sub_jwk", t -> own(t, own).with("sub_jwk", own.toPublicJWK().toJSONObject()).sign()));
  }

  private static Tokens own(Target target, JWK key) {
    return target.token().signedBy(key, JWSAlgorithm.RS256);
  }

  private static Stream<Attack> headers() {
    return Stream.of(
        jwt("crit", t -> t.token().withHeader("crit", List.of("exp")).sign()),
        jwt("crit, empty", t -> t.token().withHeader("crit", List.of()).sign()),
        jwt(
            "b64 false",
            t -> t.token().withHeader("b64", false).withHeader("crit", List.of("b64")).sign()),
        jwt("b64 alone", t -> t.token().withHeader("b64", false).sign()),
        jwt("a proof as token", t -> t.token().withType("dpop+jwt").sign()),
        jwt("an ID token by type", t -> t.token().withType("id+jwt").sign()),
        jwt("a logout token", t -> t.token().withType("logout+jwt").sign()),
        jwt("an event", t -> t.token().withType("secevent+jwt").sign()),
        jwt("an introspection answer", t -> t.token().withType("token-introspection+jwt").sign()),
        jwt("typ is a number", t -> t.token().withHeader("typ", 1).sign()),
        jwt(
            "alg twice",
            t -> t.token().withRawHeader("{\"alg\":\"none\",\"alg\":\"RS256\"}").sign()),
        jwt("header is a list", t -> t.token().withRawHeader("[]").sign()),
        jwt("header is nothing", t -> t.token().withRawHeader("").sign()),
        jwt("payload is a list", t -> t.token().withRawPayload("[]").sign()),
        jwt("payload is no JSON", t -> t.token().withRawPayload(t.marker()).sign()),
        jwt("payload goes on", t -> t.token().withRawPayload("{} {}").sign()),
        jwt(
            "payload is deep",
            t ->
                t.token()
                    .withRawPayload("{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")
                    .sign()),
        jwt("sub twice", t -> t.token().withRawPayload(claims(t, "\"sub\":\"root\",")).sign()),
        jwt(
            "sub twice, once escaped",
            t -> t.token().withRawPayload(claims(t, "\"\\u0073ub\":\"root\",")).sign()),
        jwt(
            "a number bomb",
            t ->
                t.token()
                    .withRawPayload(claims(t, "\"n\":1e999999999,\"nbf\":1e999999999,"))
                    .sign()));
  }

  private static String claims(Target target, String more) {
    return "{%s\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"exp\":%d}"
        .formatted(more, target.issuer().issuer(), target.resource(), target.marker(), FAR);
  }

  private static Stream<Attack> times() {
    return Stream.concat(
        Stream.of(
            jwt("expired", t -> t.token().with("exp", 1_000_000_000L).sign()),
            jwt("no exp", t -> t.token().without("exp").sign()),
            jwt("nbf in the future", t -> t.token().notYetValid().sign()),
            jwt("nbf is text", t -> t.token().with("nbf", "now").sign()),
            jwt("iat in the future", t -> t.token().with("iat", FAR).sign()),
            jwt("iat is text", t -> t.token().with("iat", "now").sign())),
        Stream.of(0, -1, "4000000000", true, List.of(FAR), Map.of("a", FAR), "never", 1e300)
            .map(each -> jwt("exp " + each, t -> t.token().with("exp", each).sign())));
  }

  private static Stream<Attack> audiences() {
    return Stream.concat(
        Stream.of("/mcp", "*", "", "localhost", "http://localhost/mcp", "api", "http://*", " ")
            .map(each -> jwt("aud " + each, t -> t.token().with("aud", each).sign())),
        Stream.of(
            jwt("no aud", t -> t.token().without("aud").sign()),
            jwt("aud with a slash", t -> t.token().with("aud", t.resource() + "/").sign()),
            jwt(
                "aud in capitals",
                t -> t.token().with("aud", t.resource().replace("mcp", "MCP")).sign()),
            jwt("aud below", t -> t.token().with("aud", t.resource() + "/x").sign()),
            jwt("aud above", t -> t.token().with("aud", t.resource().replace("/mcp", "")).sign()),
            jwt("aud with a query", t -> t.token().with("aud", t.resource() + "?x").sign()),
            jwt(
                "aud with a user",
                t -> t.token().with("aud", t.resource().replace("//", "//u@")).sign()),
            jwt("aud is nothing", t -> t.token().with("aud", List.of()).sign()),
            jwt("aud is a number", t -> t.token().with("aud", 1).sign()),
            jwt("aud is an object", t -> t.token().with("aud", Map.of("a", t.resource())).sign()),
            jwt(
                "aud in a list in a list",
                t -> t.token().with("aud", List.of(List.of(t.resource()))).sign()),
            jwt(
                "resource in place of aud",
                t -> t.token().without("aud").with("resource", t.resource()).sign())));
  }

  private static Stream<Attack> issuers() {
    return Stream.of(
        jwt("no iss", t -> t.token().without("iss").sign()),
        jwt("iss with a slash", t -> t.token().with("iss", t.issuer().issuer() + "/").sign()),
        jwt("iss with a fragment", t -> t.token().with("iss", t.issuer().issuer() + "#").sign()),
        jwt("iss with a query", t -> t.token().with("iss", t.issuer().issuer() + "?").sign()),
        jwt(
            "iss in capitals",
            t ->
                t.token()
                    .with("iss", t.issuer().issuer().replace("localhost", "LOCALHOST"))
                    .sign()),
        jwt(
            "iss with a user",
            t -> t.token().with("iss", t.issuer().issuer().replace("//", "//u@")).sign()),
        jwt(
            "iss in full width",
            t ->
                t.token().with("iss", t.issuer().issuer().replace("issuer", "\uff49ssuer")).sign()),
        jwt(
            "iss with a dotless i",
            t ->
                t.token().with("iss", t.issuer().issuer().replace("issuer", "\u0131ssuer")).sign()),
        jwt(
            "iss by address",
            t ->
                t.token()
                    .with("iss", t.issuer().issuer().replace("localhost", "127.0.0.1"))
                    .sign()),
        jwt(
            "iss with dots",
            t -> t.token().with("iss", t.issuer().issuer().replace("/issuer", "/./issuer")).sign()),
        jwt(
            "iss percent-encoded",
            t -> t.token().with("iss", t.issuer().issuer().replace("/issuer", "/%69ssuer")).sign()),
        jwt("iss with a space", t -> t.token().with("iss", t.issuer().issuer() + " ").sign()),
        jwt("iss is a list", t -> t.token().with("iss", List.of(t.issuer().issuer())).sign()),
        jwt("iss null", t -> t.token().withRawPayload("{\"iss\":null}").sign()),
        jwt(
            "an issuer of another server",
            t -> Tokens.of(t.stranger(), t.resource()).with("sub", t.marker()).sign()),
        jwt(
            "in another issuer's name",
            t ->
                Tokens.of(t.stranger(), t.resource())
                    .with("iss", t.issuer().issuer())
                    .with("sub", t.marker())
                    .sign()));
  }

  private static Stream<Attack> spellings() {
    return Stream.of(
        token("no JWT", Target::marker),
        token("empty parts", _ -> ".."),
        token("two parts", t -> cut(t, 2)),
        token("one part", t -> cut(t, 1)),
        token("no signature", t -> cut(t, 2) + "."),
        token("a part more", t -> t.token().text() + ".e30"),
        token("five parts", t -> t.token().text() + ".e30.e30"),
        token("truncated", t -> t.token().text().replaceFirst("..$", "")),
        token("padded", t -> t.token().text() + "=="),
        token("signature's spare bits", t -> t.token().text().replaceFirst(".$", "_")),
        token("signature goes on", t -> t.token().text() + "AAAA"),
        token("a comma after", t -> t.token().text() + ","),
        token("two tokens", t -> t.token().text() + " " + t.token().text()),
        token("two tokens, comma", t -> t.token().text() + ", " + t.token().text()),
        token("a space within", t -> t.token().text().replaceFirst("\\.", ". ")),
        token("a tab within", t -> t.token().text().replaceFirst("\\.", "\t.")),
        token("quoted", t -> "\"" + t.token().text() + "\""),
        token("other alphabet", t -> t.token().text().replaceFirst("\\.", "+/.")),
        token("percent-encoded", t -> t.token().text().replace(".", "%2E")),
        token("not ASCII", t -> t.token().text() + "\u00e9"),
        token(
            "nested",
            t ->
                Base64URL.encode("{\"alg\":\"RS256\",\"cty\":\"JWT\"}")
                    + "."
                    + Base64URL.encode(t.token().text())
                    + ".c2ln"),
        token(
            "encrypted",
            t ->
                Base64URL.encode("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}")
                    + ".AA.AA."
                    + Base64URL.encode(t.marker())
                    + ".AA"),
        token("longer than any", t -> t.token().with("x", "x".repeat(13_000)).text()),
        token("longer than a header", t -> t.marker().repeat(2_000)),
        token("other claims, same signature", BadTokens::swapped));
  }

  private static String cut(Target target, int parts) {
    return String.join(".", List.of(target.token().text().split("\\.", -1)).subList(0, parts));
  }

  private static String swapped(Target target) {
    String[] good = target.token().text().split("\\.", -1);
    return good[0]
        + "."
        + target.token().with("sub", "root").text().split("\\.", -1)[1]
        + "."
        + good[2];
  }

  private static Stream<Attack> bindings() {
    return Stream.of(
        jwt(
            "bound to a key, no proof",
            t -> t.token().with("cnf", Proofs.boundTo(Proofs.key())).sign()),
        jwt(
            "bound to a certificate, none shown",
            t -> t.token().with("cnf", Map.of("x5t#S256", "A".repeat(43))).sign()),
        jwt("bound to nothing known", t -> t.token().with("cnf", Map.of("kid", "1")).sign()),
        jwt("bound to nothing", t -> t.token().with("cnf", Map.of()).sign()),
        jwt("cnf is text", t -> t.token().with("cnf", "jkt").sign()),
        jwt("cnf is a list", t -> t.token().with("cnf", List.of()).sign()),
        jwt("jkt is a number", t -> t.token().with("cnf", Map.of("jkt", 1)).sign()),
        jwt("jkt is empty", t -> t.token().with("cnf", Map.of("jkt", "")).sign()),
        jwt(
            "bound twice",
            t ->
                t.token()
                    .with("cnf", Map.of("jkt", "A".repeat(43), "x5t#S256", "A".repeat(43)))
                    .sign()));
  }

  private static Stream<Attack> credentials() {
    return Stream.of(
        credential("none", t -> "X-Nothing: " + t.marker()),
        credential("empty", _ -> "Authorization:"),
        credential("scheme alone", _ -> "Authorization: Bearer"),
        credential("no scheme", t -> "Authorization: " + t.token().text()),
        credential("other scheme", t -> "Authorization: Token " + t.token().text()),
        credential("Basic", t -> "Authorization: Basic " + Base64URL.encode(t.marker())),
        credential("Bearer=", t -> "Authorization: Bearer=" + t.token().text()),
        credential("Negotiate", t -> "Authorization: Negotiate " + t.marker()),
        credential("twice", t -> t.authorized() + t.authorized().strip()),
        credential("good and bad", t -> t.authorized() + "Authorization: Bearer " + t.marker()),
        credential("for a proxy", t -> "Proxy-" + t.authorized().strip()),
        credential("in X-Forwarded", t -> "X-Forwarded-" + t.authorized().strip()),
        credential("in a cookie", t -> "Cookie: access_token=" + t.token().text()),
        credential("in X-Access-Token", t -> "X-Access-Token: " + t.token().text()));
  }
}
