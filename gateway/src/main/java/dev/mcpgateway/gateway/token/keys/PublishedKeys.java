package dev.mcpgateway.gateway.token.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.mcpgateway.gateway.token.keys.DocumentFetcher.Fetched;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches an issuer's keys from where they are published, each time that it is asked to: the
 * innermost of Nimbus' sources. Never asked by two threads at a time. The keys that came last stay
 * readable for everybody.
 */
final class PublishedKeys implements JWKSetSource<SecurityContext> {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

  private final KeyLocation location;
  private final DocumentFetcher fetcher;
  private final KeyMetrics metrics;

  private volatile @Nullable KeySnapshot latest;

  PublishedKeys(KeyLocation location, DocumentFetcher fetcher, KeyMetrics metrics) {
    this.location = location;
    this.fetcher = fetcher;
    this.metrics = metrics;
  }

  /** The keys that came last; empty if none ever came. */
  Optional<KeySnapshot> latest() {
    return Optional.ofNullable(latest);
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
      throws KeysUnavailableException {
    KeyMetrics.Fetch fetch = metrics.fetch(location.issuer());
    try {
      List<JWK> entries = entries(location.address(fetcher));
      keep(entries);
      fetch.succeeded();
      return new JWKSet(entries);
    } catch (KeysUnavailableException e) {
      location.forget();
      fetch.failed();
      LOG.warn("The keys of {} were not obtained: {}", location.issuer(), e.detail());
      throw e;
    }
  }

  private void keep(List<JWK> entries) {
    KeySnapshot before = latest;
    KeySnapshot now = (before == null ? KeySnapshot.empty() : before).replacedBy(entries);
    latest = now;
    if (!now.equals(before)) {
      LOG.info("The keys of {} are now: {}", location.issuer(), now.names());
    }
  }

  private List<JWK> entries(URI address) throws KeysUnavailableException {
    return switch (fetcher.fetch(address)) {
      case Fetched.Document(Map<String, Object> members) ->
          KeySetDocument.entries(members)
              .orElseThrow(() -> new KeysUnavailableException(address + " answered no key set"));
      case Fetched.Nothing(String detail) -> throw new KeysUnavailableException(detail);
    };
  }

  @Override
  public void close() {
    // holds nothing: the fetcher belongs to all
  }
}
