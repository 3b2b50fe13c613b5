package dev.mcpgateway.client.conformance;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.login.AuthorizationFilter;
import dev.mcpgateway.client.login.Authorizer;
import dev.mcpgateway.client.login.Credential;
import dev.mcpgateway.client.login.InMemoryTokenStore;
import dev.mcpgateway.client.login.LoginPorts;
import dev.mcpgateway.client.login.LoginSettings;
import dev.mcpgateway.client.login.PreRegistered;
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
    HttpClients clients = new HttpClients(List.of());
    Session session =
        Transport.STREAMABLE_HTTP.session(authorized(clients, server, context), settings(server));
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

  private static SessionSettings settings(URI server) {
    String revision = System.getenv().getOrDefault("MCP_CONFORMANCE_PROTOCOL_VERSION", "");
    Protocol protocol = revision.equals("2026-07-28") ? Protocol.STATELESS : Protocol.INITIALIZED;
    return SessionSettings.of(server, _ -> {})
        .with(protocol)
        .with(new DefaultAnswers())
        .listening(true);
  }

  private static WebClient authorized(HttpClients clients, URI server, JsonNode context) {
    Fault fault = Fault.valueOf(System.getProperty("fault", "NONE"));
    InstantBrowser browser = new InstantBrowser(clients.forDocuments(), fault);
    LoginSettings settings =
        new LoginSettings(
            server, Optional.empty(), Duration.ofSeconds(20), new Credential.Header());
    Fetcher fetcher = new Fetcher(clients);
    LoginPorts ports =
        new LoginPorts(
            browser,
            browser,
            new InMemoryTokenStore(),
            new SelfRegistered(
                registration(context),
                Optional.of(URI.create("https://conformance-test.local/client-metadata.json")),
                fetcher,
                Trace.SILENT),
            Trace.SILENT);
    Authorizer authorizer = new Authorizer(settings, ports, fetcher, new SecureRandom());
    return clients
        .forMessages()
        .mutate()
        .filter(new AuthorizationFilter(settings, ports, authorizer))
        .filter(fault)
        .build();
  }

  private static PreRegistered registration(JsonNode context) {
    Optional<String> issuer = text(context, "issuer");
    return new PreRegistered(
        issuer,
        text(context, "client_id"),
        text(context, "client_secret").filter(_ -> issuer.isPresent()).map(Secret::new));
  }

  private static Optional<String> text(JsonNode context, String name) {
    return Optional.of(context.path(name).asString("")).filter(text -> !text.isEmpty());
  }
}
