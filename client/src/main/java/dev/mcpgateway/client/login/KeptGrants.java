package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What is kept for one MCP server and may be used: what the same client had in the same way, or in
 * one that is kin to it. In another way it would act for somebody else.
 *
 * @param settings which server, and in which way
 * @param ports the store, and who the client is
 */
record KeptGrants(LoginSettings settings, LoginPorts ports) {

  /** The latest one that may be used. */
  Mono<Grant> find() {
    return ports.store().grants(settings.server()).filter(this::isUsable).next();
  }

  private boolean isUsable(Grant grant) {
    return grant.way().isKin(settings.grant().name()) && ports.registrations().owns(grant);
  }

  /** Keeps it in place of the one that would have been used, whatever issuer or client that had. */
  Mono<Grant> save(Grant grant) {
    return find()
        .filter(old -> !old.isLike(grant))
        .singleOptional()
        .flatMap(old ->
            ports
                .store()
                .save(settings.server(), grant)
                .then(
                    Mono.justOrEmpty(old)
                        .flatMap(one -> ports.store().remove(settings.server(), one)))
                .thenReturn(grant));
  }

  <T> Mono<T> alone(Mono<T> work) {
    return ports.store().alone(work);
  }

  /** Says that there is one which is not used, and why. */
  Mono<Void> sayWhatIsNotUsed() {
    return ports
        .store()
        .grants(settings.server())
        .collectList()
        .filter(all -> !all.isEmpty() && all.stream().noneMatch(this::isUsable))
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(all -> ports.trace().said(words(all.getFirst())))
        .then();
  }

  private String words(Grant other) {
    return "The token that is kept for %s is not used: it was had by --grant %s, --client-id %s, --issuer %s."
        .formatted(settings.server(), other.way(), other.clientId(), other.issuer());
  }
}
