package dev.mcpgateway.client.command;

import dev.mcpgateway.client.browser.PrintedAddress;
import dev.mcpgateway.client.browser.ScriptedBrowser;
import dev.mcpgateway.client.browser.SystemBrowser;
import dev.mcpgateway.client.callback.LoopbackListener;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.login.AuthorizationFilter;
import dev.mcpgateway.client.login.Authorizer;
import dev.mcpgateway.client.login.Browser;
import dev.mcpgateway.client.login.GrantChoice;
import dev.mcpgateway.client.login.LoginPorts;
import dev.mcpgateway.client.login.LoginSettings;
import dev.mcpgateway.client.login.Registrations;
import dev.mcpgateway.client.login.Revocation;
import dev.mcpgateway.client.login.SelfRegistered;
import dev.mcpgateway.client.mcp.Session;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Set;
import java.util.function.Consumer;

/** Puts the library's parts together as the options say. */
final class Connection {

  private Connection() {}

  static Session open(URI server, ClientOptions options, Flow flow) {
    HttpClients clients = new HttpClients(server, options.connectTo(), flow::around);
    Fetcher fetcher = new Fetcher(clients);
    GrantChoice grant = options.grant().choice(options.identity(), fetcher, flow::say);
    LoginSettings settings =
        new LoginSettings(
                server, options.scope(), options.timeout(), options.credential().credential())
            .with(grant)
            .with(options.credential().binding())
            .with(options.fallback());
    LoginPorts ports =
        new LoginPorts(
            browser(options, clients, flow::say),
            new LoopbackListener(options.callbackHost(), options.callbackPort()),
            options.store().store(),
            registrations(options, fetcher, flow),
            flow.trace());
    Authorizer authorizer = new Authorizer(settings, ports, fetcher, new SecureRandom());
    AuthorizationFilter filter = new AuthorizationFilter(settings, ports, authorizer);
    return options
        .session()
        .transport()
        .session(
            clients.forMessages().mutate().filter(filter).build(),
            options
                .session()
                .settings(server, flow::say)
                .with(grant.extension().map(Set::of).orElseGet(Set::of)));
  }

  /** What gives tokens back. */
  static Revocation revocation(URI server, ClientOptions options, Flow flow) {
    Fetcher fetcher = new Fetcher(new HttpClients(server, options.connectTo(), flow::around));
    return new Revocation(
        server, registrations(options, fetcher, flow), flow.trace(), fetcher, new SecureRandom());
  }

  private static Registrations registrations(ClientOptions options, Fetcher fetcher, Flow flow) {
    return new SelfRegistered(
        options.identity().registration(),
        options.identity().clientMetadata(),
        options.store().registrations(),
        fetcher,
        flow.trace());
  }

  private static Browser browser(ClientOptions options, HttpClients clients, Consumer<String> say) {
    return options
        .credentials()
        .<Browser>map(credentials -> new ScriptedBrowser(clients, credentials, say))
        .orElseGet(() -> options.noBrowser() ? new PrintedAddress(say) : new SystemBrowser(say));
  }
}
