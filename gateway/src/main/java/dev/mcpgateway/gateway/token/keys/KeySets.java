package dev.mcpgateway.gateway.token.keys;

import static java.util.Objects.requireNonNull;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * The keys of all issuers; servers that trust the same issuer share them. From start to stop the
 * sets are kept fresh in the background, so that a first request finds them and a key that was
 * withdrawn is noticed without one.
 */
public final class KeySets implements SmartLifecycle {

  static final Duration LOOK = Duration.ofSeconds(15);

  private final DocumentFetcher fetcher;
  private final Map<Source, IssuerKeys> sets = new LinkedHashMap<>();

  private volatile @Nullable Disposable looking;

  public KeySets(ProtectedServers servers, FetchRules rules, Clock clock, MeterRegistry registry) {
    fetcher = new DocumentFetcher(rules.limit());
    KeyMetrics metrics = new KeyMetrics(registry);
    for (ProtectedServer server : servers.all()) {
      for (TrustedIssuer issuer : server.issuers()) {
        sets.computeIfAbsent(
            Source.of(issuer),
            source -> {
              KeyLocation location =
                  new KeyLocation(source.issuer(), source.keys(), rules.plainHttp());
              return new IssuerKeys(new PublishedKeys(location, fetcher, metrics), clock);
            });
      }
    }
  }

  /** The keys of an issuer that a configured server trusts. */
  public IssuerKeys of(TrustedIssuer issuer) {
    return requireNonNull(sets.get(Source.of(issuer)), "an issuer that no server trusts");
  }

  /** The name of an issuer each time that its keys have become others. */
  public Flux<String> changes() {
    return Flux.merge(sets.values().stream().map(IssuerKeys::changes).toList());
  }

  @Override
  public void start() {
    looking =
        Flux.interval(Duration.ZERO, LOOK)
            .onBackpressureDrop()
            .flatMap(_ -> Flux.fromIterable(sets.values()).flatMap(IssuerKeys::refresh))
            .subscribe();
  }

  @Override
  public void stop() {
    Disposable running = looking;
    if (running != null) {
      running.dispose();
      looking = null;
    }
    sets.values().forEach(IssuerKeys::close);
    fetcher.close();
  }

  /** Before the first request and after the last. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }

  private record Source(String issuer, Optional<URI> keys) {
    static Source of(TrustedIssuer issuer) {
      return new Source(issuer.issuer(), issuer.jwksUri());
    }
  }
}
