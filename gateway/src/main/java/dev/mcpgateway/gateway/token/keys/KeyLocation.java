package dev.mcpgateway.gateway.token.keys;

import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.token.keys.DocumentFetcher.Fetched;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an issuer's keys are: configured, or found out from the issuer and then remembered. */
final class KeyLocation {

  private final String issuer;
  private final Optional<URI> configured;
  private final PlainHttpHosts plainHttp;

  private @Nullable URI discovered;

  KeyLocation(String issuer, Optional<URI> configured, PlainHttpHosts plainHttp) {
    this.issuer = issuer;
    this.configured = configured;
    this.plainHttp = plainHttp;
  }

  String issuer() {
    return issuer;
  }

  /** The address. Blocks while it is found out. */
  URI address(DocumentFetcher fetcher) throws KeysUnavailableException {
    if (configured.isPresent()) {
      return configured.get();
    }
    URI known = discovered;
    if (known == null) {
      known = discover(fetcher);
      discovered = known;
    }
    return known;
  }

  /** Finds it out anew next time: it may have moved. */
  void forget() {
    discovered = null;
  }

  private URI discover(DocumentFetcher fetcher) throws KeysUnavailableException {
    StringBuilder failures = new StringBuilder();
    for (URI address : IssuerMetadata.addresses(issuer)) {
      // an issuer that does not answer at all ends it: the next address is the same machine's
      switch (fetcher.fetch(address)) {
        case Fetched.Document(Map<String, Object> members) -> {
          try {
            return IssuerMetadata.keys(members, issuer, plainHttp);
          } catch (KeysUnavailableException e) {
            failures.append("; ").append(address).append(": ").append(e.detail());
          }
        }
        case Fetched.Nothing(String detail) -> failures.append("; ").append(detail);
      }
    }
    throw new KeysUnavailableException("no metadata" + failures);
  }
}
