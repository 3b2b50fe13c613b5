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
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

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
  private final Sinks.Many<String> changes = Sinks.many().multicast().directBestEffort();
  private final AtomicLong attempts = new AtomicLong();
  private Optional<String> failure = Optional.empty();

  PublishedKeys(KeyLocation location, DocumentFetcher fetcher, KeyMetrics metrics) {
    this.location = location;
    this.fetcher = fetcher;
    this.metrics = metrics;
  }

  /** The keys that came last; empty if none ever came. */
  Optional<KeySnapshot> latest() {
    return Optional.ofNullable(latest);
  }

  /** The issuer's name each time that they have become others; told on the thread that fetches. */
  Flux<String> changes() {
    return changes.asFlux();
  }

  /** How often they were asked for, with or without success. */
  long attempts() {
    return attempts.get();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
      throws KeysUnavailableException {
    attempts.incrementAndGet();
    KeyMetrics.Fetch fetch = metrics.fetch(location.issuer());
    try {
      List<JWK> entries = entries(location.address(fetcher));
      keep(entries);
      fetch.succeeded();
      return new JWKSet(entries);
    } catch (KeysUnavailableException e) {
      location.forget();
      fetch.failed();
      report(e.detail());
      throw e;
    }
  }

  /** An issuer may be down for hours and is asked again all the time: said once. */
  private void report(String detail) {
    boolean known = failure.equals(Optional.of(detail));
    failure = Optional.of(detail);
    LOG.atLevel(known ? Level.DEBUG : Level.WARN)
        .log("The keys of {} were not obtained: {}", location.issuer(), detail);
  }

  private void keep(List<JWK> entries) {
    KeySnapshot before = latest().orElseGet(KeySnapshot::none);
    KeySnapshot now = before.replacedBy(entries);
    latest = now;
    if (!now.equals(before) || failure.isPresent()) {
      failure = Optional.empty();
      LOG.info("The keys of {} are now: {}", location.issuer(), now.names());
    }
    if (!now.equals(before)) {
      changes.tryEmitNext(location.issuer());
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
