package dev.mcpgateway.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An issuer of tokens on a free port of loopback: serves its metadata and its keys, counts who asks
 * for them, and can rotate its keys, fail and hang. Tokens of it are made by {@link Tokens}.
 */
public final class FakeIssuer implements AutoCloseable {

  private static final String ISSUER_PATH = "/issuer";

  /** To make a pair takes long, so that a few are used again and again. */
  private static final int POOL = 8;

  private static final ConcurrentMap<Integer, RSAKey> PAIRS = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger keyFetches = new AtomicInteger();
  private final AtomicInteger metadataFetches = new AtomicInteger();

  private final FakeIntrospection introspection;

  private volatile List<JWK> keys;
  private volatile int status = 200;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private FakeIssuer(HttpServer server, JWK key) {
    this.server = server;
    this.keys = List.of(key);
    this.introspection = new FakeIntrospection(issuer());
  }

  /** An issuer with one RSA key, ready to be asked. */
  public static FakeIssuer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeIssuer issuer = new FakeIssuer(server, rsaKey());
      server.setExecutor(issuer.threads);
      server.createContext("/", issuer::notFound);
      server.createContext(
          "/.well-known/oauth-authorization-server" + ISSUER_PATH, issuer::metadata);
      server.createContext(ISSUER_PATH + "/keys", issuer::keySet);
      server.createContext(ISSUER_PATH + "/introspect", issuer.introspection::handle);
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An RSA key with a random {@code kid}, another one than at the last {@value #POOL} calls. */
  public static RSAKey rsaKey() {
    RSAKey pair = PAIRS.computeIfAbsent(NEXT.getAndIncrement() % POOL, _ -> FakeIssuer.generate());
    return new RSAKey.Builder(pair).keyID(UUID.randomUUID().toString()).build();
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(2048).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its identifier: the {@code iss} of its tokens. */
  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort() + ISSUER_PATH;
  }

  /** Where its keys are. */
  public String jwksUri() {
    return issuer() + "/keys";
  }

  /** Where it is asked about opaque tokens. */
  public String introspectionUri() {
    return issuer() + "/introspect";
  }

  /** What it answers there. */
  public FakeIntrospection introspection() {
    return introspection;
  }

  /** The key that it signs with: the first of those it publishes. */
  public JWK signingKey() {
    return keys.getFirst();
  }

  /** How often its keys were asked for. */
  public int keyFetches() {
    return keyFetches.get();
  }

  /** How often its metadata was asked for. */
  public int metadataFetches() {
    return metadataFetches.get();
  }

  /** Publishes these keys from now on, their public halves; the first is what it signs with. */
  public void publish(JWK... published) {
    keys = Arrays.asList(published);
  }

  /** Publishes one new key in place of all others. */
  public void rotate() {
    publish(rsaKey());
  }

  /** Answers everything with this status from now on; 200 makes it well again. */
  public void answerWith(int newStatus) {
    status = newStatus;
  }

  /** Accepts requests and answers none, until {@link #resume()}. */
  public void hang() {
    gate = new CountDownLatch(1);
  }

  /** Answers what waits, and whatever comes. */
  public void resume() {
    gate.countDown();
  }

  private void metadata(HttpExchange exchange) throws IOException {
    metadataFetches.incrementAndGet();
    answer(exchange, "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + jwksUri() + "\"}");
  }

  private void keySet(HttpExchange exchange) throws IOException {
    keyFetches.incrementAndGet();
    answer(exchange, new JWKSet(keys).toString(true));
  }

  private void notFound(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(404, -1);
    exchange.close();
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      gate.await();
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    resume();
    introspection.reset();
    server.stop(0);
    threads.shutdownNow();
  }
}
