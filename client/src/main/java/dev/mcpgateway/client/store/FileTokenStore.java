package dev.mcpgateway.client.store;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.KeptRegistration;
import dev.mcpgateway.client.login.RegistrationStore;
import dev.mcpgateway.client.login.TokenStore;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps grants, and registrations, in one encrypted file.
 *
 * <p>Each call reads the file anew, so a token that another process got is found, not asked for
 * again. Each change happens under a lock, to what the file holds at that time, and replaces the
 * file as a whole. A file that can't be opened with the key is an error, and stays as it is.
 */
public final class FileTokenStore implements TokenStore {

  private final StoreFile file;

  public FileTokenStore(Path path, StoreKey key) {
    this(path, key, new SecureRandom());
  }

  FileTokenStore(Path path, StoreKey key, SecureRandom random) {
    this.file = new StoreFile(new SealedFile(path.toAbsolutePath()), new Sealing(key, random));
  }

  /**
   * Opens the file, or tries the key where there is none yet, so that nobody logs in for a store
   * that can't be used.
   *
   * @throws TokenStoreException if there is no opening it
   */
  public void check() {
    file.check();
  }

  @Override
  public Flux<Grant> grants(URI server) {
    return file.read().flatMapIterable(document -> document.grants(server));
  }

  @Override
  public Mono<Void> save(URI server, Grant grant) {
    return file.change(document -> document.with(server, grant));
  }

  @Override
  public Mono<Void> remove(URI server, Grant grant) {
    return file.change(document -> document.without(server, grant));
  }

  @Override
  public Mono<Void> remove(URI server) {
    return file.change(document -> document.without(server));
  }

  @Override
  public <T> Mono<T> alone(Mono<T> work) {
    return file.alone(work);
  }

  /** The registrations in the same file. */
  public RegistrationStore registrations() {
    return new Registered(file);
  }

  private record Registered(StoreFile file) implements RegistrationStore {

    @Override
    public Flux<KeptRegistration> at(String issuer) {
      return file.read().flatMapIterable(document -> document.registrations(issuer));
    }

    @Override
    public Mono<Void> save(KeptRegistration registration) {
      return file.change(document -> document.with(registration));
    }

    @Override
    public Mono<Void> remove(ClientRegistration client) {
      return file.change(document -> document.without(client));
    }
  }
}
