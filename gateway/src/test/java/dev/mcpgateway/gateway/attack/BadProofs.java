package dev.mcpgateway.gateway.attack;

import com.nimbusds.jose.jwk.ECKey;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.Proofs;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Tokens that are bound to a key, and proofs that don't prove it. */
final class BadProofs {

  private static final ECKey KEY = Proofs.key();
  private static final ECKey OTHER = Proofs.key();

  private BadProofs() {}

  static Stream<Attack> all() {
    return Stream.concat(
        Stream.of(
            proof("other method", p -> p.with("htm", "GET")),
            proof("method in small letters", p -> p.with("htm", "post")),
            proof("other address", p -> p.with("htu", "http://localhost/mcp")),
            proof("address with a slash", p -> p.with("htu", "http://localhost/mcp/")),
            proof("old", p -> p.with("iat", 1_000_000_000L)),
            proof("of the future", p -> p.with("iat", 4_000_000_000L)),
            proof("iat is text", p -> p.with("iat", "now")),
            proof("no iat", p -> p.without("iat")),
            proof("no jti", p -> p.without("jti")),
            proof("no htm", p -> p.without("htm")),
            proof("no htu", p -> p.without("htu")),
            proof("no ath", p -> p.without("ath")),
            proof("other ath", p -> p.with("ath", "A".repeat(43))),
            proof("typ JWT", p -> p.withHeader("typ", "JWT")),
            proof("no typ", p -> p.withoutHeader("typ")),
            proof("no jwk", p -> p.withoutHeader("jwk")),
            proof("jwk is private", p -> p.withHeader("jwk", KEY.toJSONObject())),
            proof("jwk of another", p -> p.withHeader("jwk", OTHER.toPublicJWK().toJSONObject())),
            proof("signed by another", p -> p.signedBy(OTHER)),
            proof("crit", p -> p.withHeader("crit", List.of("exp")))),
        Stream.of(
            spoiled("none", (p, _) -> p.withHeader("alg", "none").withSignature("")),
            spoiled("signature of zeros", (p, _) -> p.withSignature("A".repeat(86))),
            spoiled("the token as proof", (_, token) -> token.value()),
            spoiled("empty", (_, _) -> ""),
            spoiled("twice", (p, _) -> p.sign() + "\r\nDPoP: " + p.sign()),
            spoiled("two in one line", (p, _) -> p.sign() + ", " + p.sign()),
            Attack.credential(
                "good proof, Bearer",
                t -> {
                  AccessToken token = bound(t);
                  String proof = proofs(t, token).sign();
                  return "Authorization: Bearer " + token.value() + "\r\nDPoP: " + proof;
                }),
            Attack.credential(
                "good proof, token not bound",
                t -> {
                  AccessToken token = t.token().sign();
                  return lines(token, proofs(t, token).sign());
                }),
            Attack.credential(
                "DPoP without a proof", t -> "Authorization: DPoP " + bound(t).value())));
  }

  /** What all of these begin with. */
  static Attack spoiledByNothing() {
    return proof("good", proofs -> proofs);
  }

  private static Attack proof(String name, UnaryOperator<Proofs> spoil) {
    return spoiled(name, (proofs, _) -> spoil.apply(proofs).sign());
  }

  private static Attack spoiled(String name, BiFunction<Proofs, AccessToken, String> spoil) {
    return Attack.credential(
        "proof: " + name,
        t -> {
          AccessToken token = bound(t);
          return lines(token, spoil.apply(proofs(t, token), token));
        });
  }

  private static AccessToken bound(Target target) {
    return target.token().with("cnf", Proofs.boundTo(KEY)).sign();
  }

  private static Proofs proofs(Target target, AccessToken token) {
    return Proofs.of(KEY, "POST", target.resource(), token).with("x", target.marker());
  }

  private static String lines(AccessToken token, String proof) {
    return "Authorization: DPoP " + token.value() + "\r\nDPoP: " + proof;
  }
}
