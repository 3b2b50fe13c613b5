package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.configuration.GatewayProperties.Claims;
import dev.mcpgateway.gateway.configuration.GatewayProperties.Issuer;
import dev.mcpgateway.gateway.resource.ClaimNames;
import dev.mcpgateway.gateway.resource.Introspection;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the issuers of one server and notes what is wrong with them. */
final class IssuerReader {

  private static final String MEDIA_TYPE = "application/";

  /** One that names another kind of token would let exactly those pass. */
  private static final Predicate<String> TOKEN_TYPE =
      Pattern.compile(
              "(?i)(application/)?(?!id_token|id\\+|logout|dpop|secevent|refresh|oauth-|client-"
                  + "|token-introspection)[a-z0-9][a-z0-9+._-]*")
          .asMatchPredicate();

  private static final Predicate<String> NOT_BLANK = Predicate.not(String::isBlank);

  private final Checks server;
  private final Optional<String> resource;

  /** Of a server whose resource, if known, is the audience unless another is given. */
  IssuerReader(Checks server, Optional<String> resource) {
    this.server = server;
    this.resource = resource;
  }

  /** The issuers that are complete. */
  List<TrustedIssuer> read(List<Issuer> issuers) {
    if (issuers.isEmpty()) {
      server.absent("issuers[0].issuer", AddressRule.ISSUER.plainly());
    }
    checkDifferent(issuers);
    checkOneIsAsked(issuers);
    return IntStream.range(0, issuers.size())
        .mapToObj(i -> issuer(server.below("issuers[" + i + "]"), issuers.get(i)))
        .flatMap(Optional::stream)
        .toList();
  }

  private void checkDifferent(List<Issuer> issuers) {
    Set<String> seen = new HashSet<>();
    server.each(
        "issuers",
        issuers.stream().map(Issuer::issuer).map(each -> Objects.toString(each, "")).toList(),
        each -> each.isEmpty() || seen.add(each),
        "each issuer once at a server");
  }

  /** An opaque token does not say whose it is, and must not be shown to whom it is not from. */
  private void checkOneIsAsked(List<Issuer> issuers) {
    List<Integer> asked =
        IntStream.range(0, issuers.size())
            .filter(i -> issuers.get(i).introspection() != null)
            .boxed()
            .toList();
    asked.stream()
        .skip(1)
        .forEach(i ->
            server.check(
                "issuers[" + i + "].introspection",
                "a second one",
                _ -> false,
                "introspection at one issuer of a server: an opaque token does not say whose it is"));
  }

  private Optional<TrustedIssuer> issuer(Checks at, Issuer issuer) {
    Optional<URI> identifier = at.required("issuer", issuer.issuer(), AddressRule.ISSUER);
    Optional<URI> keys = at.optional("jwks-uri", issuer.jwksUri(), AddressRule.KEYS);
    checkLists(at, issuer);
    at.check("clock-skew", issuer.clockSkew(), each -> !each.isNegative(), "0s or longer");
    Set<String> audiences =
        issuer.audiences().isEmpty()
            ? resource.map(Set::of).orElse(Set.of())
            : Set.copyOf(issuer.audiences());
    if (identifier.isEmpty() || audiences.isEmpty() || isIncomplete(issuer)) {
      return Optional.empty();
    }
    return Optional.of(
        new TrustedIssuer(
            identifier.get().toString(),
            keys,
            audiences,
            Set.copyOf(issuer.algorithms()),
            tokenTypes(issuer),
            issuer.clockSkew(),
            names(issuer.claims()),
            introspection(at, issuer)));
  }

  private static Optional<Introspection> introspection(Checks at, Issuer issuer) {
    return Optional.ofNullable(issuer.introspection())
        .flatMap(new IntrospectionReader(at.below("introspection"))::read);
  }

  private static void checkLists(Checks at, Issuer issuer) {
    AlgorithmRule.check(at, issuer.algorithms());
    at.each(
        "required-token-types",
        issuer.requiredTokenTypes(),
        TOKEN_TYPE,
        "the typ that access tokens have in their header, such as at+jwt");
    if (issuer.claims().audience().isEmpty()) {
      at.absent("claims.audience", "a claim's name, such as aud");
    }
    at.each("claims.audience", issuer.claims().audience(), NOT_BLANK, "a claim's name");
    at.each("audiences", issuer.audiences(), NOT_BLANK, "an audience");
    at.each("claims.scope", issuer.claims().scope(), NOT_BLANK, "a claim's name");
    at.each("claims.groups", issuer.claims().groups(), NOT_BLANK, "a claim's name");
    at.each("claims.client", issuer.claims().client(), NOT_BLANK, "a claim's name");
  }

  private static boolean isIncomplete(Issuer issuer) {
    return issuer.algorithms().isEmpty() || issuer.claims().audience().isEmpty();
  }

  /** Media types may be written with or without what they all begin with (RFC 7515 4.1.9). */
  private static Set<String> tokenTypes(Issuer issuer) {
    return issuer.requiredTokenTypes().stream()
        .map(each -> each.toLowerCase(Locale.ROOT))
        .map(each -> each.startsWith(MEDIA_TYPE) ? each.substring(MEDIA_TYPE.length()) : each)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ClaimNames names(Claims claims) {
    return new ClaimNames(claims.audience(), claims.scope(), claims.groups(), claims.client());
  }
}
