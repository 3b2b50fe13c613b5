package dev.mcpgateway.client.metadata;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an authorization server says of itself.
 *
 * @param issuer its identifier, compared with the one it was looked up by
 * @param authorizationEndpoint where the browser is sent; nothing: this server has no browser sent
 * @param tokenEndpoint where a code becomes a token
 * @param namesIssuerInResponse whether every authorization response holds {@code iss}
 * @param tokenEndpointMethods how clients may authenticate; nothing if it doesn't say
 * @param registration how clients become known to it
 * @param offers what only some grants and clients need
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414, 2</a>
 */
public record ServerMetadata(
    String issuer,
    Optional<URI> authorizationEndpoint,
    URI tokenEndpoint,
    boolean namesIssuerInResponse,
    Optional<List<String>> tokenEndpointMethods,
    Registration registration,
    Offers offers) {

  /**
   * How clients become known without anybody's help.
   *
   * @param endpoint where they register; nothing: nowhere
   * @param byDocument whether a client id may be the address of a document about the client
   */
  public record Registration(Optional<URI> endpoint, boolean byDocument) {

    public static final Registration NONE = new Registration(Optional.empty(), false);
  }

  /**
   * What only some grants and clients need.
   *
   * @param deviceEndpoint where a device asks for codes
   * @param clientAlgorithms by which clients may sign that it is they; nothing if it doesn't say
   * @param scopes those that it lists, which need not be all
   * @param proofAlgorithms by which it takes proofs of possession; none: it binds no tokens
   * @param revocationEndpoint where tokens are given back
   */
  public record Offers(
      Optional<URI> deviceEndpoint,
      Optional<List<String>> clientAlgorithms,
      List<String> scopes,
      List<String> proofAlgorithms,
      Optional<URI> revocationEndpoint) {

    public static final Offers NONE =
        new Offers(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());

    public Offers {
      scopes = List.copyOf(scopes);
      proofAlgorithms = List.copyOf(proofAlgorithms);
    }
  }

  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";

  /**
   * Where the document may be, in the order of the MCP specification.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-3.1">RFC 8414, 3.1</a>
   */
  public static List<URI> places(URI issuer) {
    String origin = Addresses.origin(issuer);
    String path = issuer.getRawPath().replaceFirst("/$", "");
    return path.isEmpty()
        ? List.of(URI.create(origin + OAUTH), URI.create(origin + OPENID))
        : List.of(
            URI.create(origin + OAUTH + path),
            URI.create(origin + OPENID + path),
            URI.create(origin + path + OPENID));
  }

  /**
   * The document's content if it is the wanted issuer's and allows what the grant needs.
   *
   * @param issuer the identifier that the document was looked up by
   * @param called the MCP server that named the issuer
   * @param grant how a token is to be had
   * @throws dev.mcpgateway.client.flow.FlowException if it can't be used
   */
  public static ServerMetadata read(JsonNode document, String issuer, URI called, GrantType grant) {
    Members members = new Members(Step.SERVER_METADATA, document);
    checkIssuer(members.required("issuer"), issuer);
    checkUsable(members, grant);
    return new ServerMetadata(
        issuer,
        optional(members, "authorization_endpoint", called),
        endpoint(members, "token_endpoint", called),
        members.isTrue("authorization_response_iss_parameter_supported"),
        members.texts("token_endpoint_auth_methods_supported"),
        new Registration(
            optional(members, "registration_endpoint", called),
            members.isTrue("client_id_metadata_document_supported")),
        new Offers(
            optional(members, "device_authorization_endpoint", called),
            members.texts("token_endpoint_auth_signing_alg_values_supported"),
            members.texts("scopes_supported").orElse(List.of()),
            members.texts("dpop_signing_alg_values_supported").orElse(List.of()),
            optional(members, "revocation_endpoint", called)));
  }

  private static void checkUsable(Members members, GrantType grant) {
    if (grant != GrantType.REFRESH_TOKEN) {
      checkListed(members, "grant_types_supported", grant.text());
    }
    switch (grant) {
      case AUTHORIZATION_CODE -> {
        checkPkce(members);
        checkListed(members, "response_types_supported", "code");
        members.required("authorization_endpoint");
      }
      case DEVICE_CODE -> members.required("device_authorization_endpoint");
      case REFRESH_TOKEN, CLIENT_CREDENTIALS, JWT_BEARER, TOKEN_EXCHANGE -> {}
    }
  }

  private static void checkIssuer(String came, String issuer) {
    if (!came.equals(issuer)) {
      throw Problem.protocol(
              Step.SERVER_METADATA,
              "\"issuer\" to be exactly " + issuer,
              came,
              "Name in the server's metadata the issuer as the authorization server writes it,"
                  + " character by character.")
          .asException();
    }
  }

  private static void checkPkce(Members members) {
    List<String> methods = members.texts("code_challenge_methods_supported").orElse(List.of());
    if (!methods.contains("S256")) {
      throw Problem.protocol(
              Step.SERVER_METADATA,
              "\"code_challenge_methods_supported\" with S256, as MCP demands",
              methods.isEmpty() ? "none" : methods.toString(),
              "Turn PKCE on at the authorization server and have its metadata say so.")
          .asException();
    }
  }

  private static void checkListed(Members members, String name, String wanted) {
    List<String> listed = members.texts(name).orElse(List.of(wanted));
    if (!listed.contains(wanted)) {
      throw members.problem("\"" + name + "\" with " + wanted, listed.toString()).asException();
    }
  }

  private static Optional<URI> optional(Members members, String name, URI called) {
    return members.text(name).map(_ -> endpoint(members, name, called));
  }

  private static URI endpoint(Members members, String name, URI called) {
    String text = members.required(name);
    Addresses.objection(text, called)
        .ifPresent(why -> {
          throw members
              .problem("\"" + name + "\" to be an address that is safe to use", text + ": " + why)
              .asException();
        });
    return URI.create(text);
  }
}
