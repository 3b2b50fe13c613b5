package dev.mcpgateway.client.conformance;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.login.AuthorizationFilter;
import dev.mcpgateway.client.login.Authorizer;
import dev.mcpgateway.client.login.Credential;
import dev.mcpgateway.client.login.GrantChoice;
import dev.mcpgateway.client.login.InMemoryRegistrationStore;
import dev.mcpgateway.client.login.InMemoryTokenStore;
import dev.mcpgateway.client.login.LoginPorts;
import dev.mcpgateway.client.login.LoginSettings;
import dev.mcpgateway.client.login.PreRegistered;
import dev.mcpgateway.client.login.Registrations;
import dev.mcpgateway.client.login.SelfRegistered;
import dev.mcpgateway.client.mcp.DefaultAnswers;
import dev.mcpgateway.client.mcp.Protocol;
import dev.mcpgateway.client.mcp.Session;
import dev.mcpgateway.client.mcp.SessionSettings;
import dev.mcpgateway.client.mcp.Transport;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program that the suite starts: its last argument is the server's URL. */
public final class ConformanceClient {

  private static final Duration LIMIT = Duration.ofSeconds(50);

  private ConformanceClient() {}

  /** Runs one scenario; exit status 1 says that it could not be played to its end. */
  public static void main(String[] arguments) {
    System.setProperty("reactor.netty.native", "false");
    System.exit(played(arguments));
  }

  private static int played(String[] arguments) {
    Map<String, String> environment = System.getenv();
    URI server = URI.create(arguments[arguments.length - 1]);
    JsonNode context =
        new JsonMapper().readTree(environment.getOrDefault("MCP_CONFORMANCE_CONTEXT", "{}"));
    Scenario scenario =
        new Scenario(environment.getOrDefault("MCP_CONFORMANCE_SCENARIO", ""), context);
    HttpClients clients = new HttpClients(server, List.of());
    Session session =
        Transport.STREAMABLE_HTTP.session(
            authorized(clients, server, scenario), settings(server, scenario));
    return run(scenario, session);
  }

  private static int run(Scenario scenario, Session session) {
    try {
      Mono.usingWhen(Mono.just(session), scenario::play, Session::close).block(LIMIT);
      return 0;
    } catch (FlowException failed) {
      System.err.println(failed.problem());
      return 1;
    }
  }

  private static SessionSettings settings(URI server, Scenario scenario) {
    String revision = System.getenv().getOrDefault("MCP_CONFORMANCE_PROTOCOL_VERSION", "");
    Protocol protocol = revision.equals("2026-07-28") ? Protocol.STATELESS : Protocol.INITIALIZED;
    return SessionSettings.of(server, _ -> {})
        .with(protocol)
        .with(new DefaultAnswers())
        .with(scenario.grant().extension().map(Set::of).orElseGet(Set::of))
        .listening(true);
  }

  private static WebClient authorized(HttpClients clients, URI server, Scenario scenario) {
    Fault fault = Fault.wanted();
    InstantBrowser browser = new InstantBrowser(clients.forDocuments(), fault);
    LoginSettings settings =
        new LoginSettings(server, Optional.empty(), Duration.ofSeconds(20), new Credential.Header())
            .with(scenario.grant())
            .with(scenario.fallback());
    Fetcher fetcher = new Fetcher(clients);
    LoginPorts ports =
        new LoginPorts(
            browser,
            browser,
            new InMemoryTokenStore(),
            registrations(scenario, fetcher),
            Trace.SILENT);
    Authorizer authorizer = new Authorizer(settings, ports, fetcher, new SecureRandom());
    return clients
        .forMessages()
        .mutate()
        .filter(new AuthorizationFilter(settings, ports, authorizer))
        .filter(fault)
        .build();
  }

  private static Registrations registrations(Scenario scenario, Fetcher fetcher) {
    GivenClient given = scenario.given();
    if (!(scenario.grant() instanceof GrantChoice.AuthorizationCode)) {
      return given;
    }
    Optional<String> issuer = given.text("issuer");
    return new SelfRegistered(
        new PreRegistered(
            issuer,
            given.text("client_id"),
            given.text("client_secret").filter(_ -> issuer.isPresent()).map(Secret::new)),
        Optional.of(URI.create("https://conformance-test.local/client-metadata.json")),
        new InMemoryRegistrationStore(),
        fetcher,
        Trace.SILENT);
  }
}
