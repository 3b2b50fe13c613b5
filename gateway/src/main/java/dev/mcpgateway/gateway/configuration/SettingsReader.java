package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.audit.AuditSettings;
import dev.mcpgateway.gateway.configuration.GatewayProperties.Limits;
import dev.mcpgateway.gateway.edge.AcceptedHosts;
import dev.mcpgateway.gateway.edge.OriginPolicy;
import dev.mcpgateway.gateway.identity.ServerIdentities;
import dev.mcpgateway.gateway.identity.SigningKeys;
import dev.mcpgateway.gateway.policy.ServerPolicies;
import dev.mcpgateway.gateway.policy.ServerPolicy;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ForwardedCertificate;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.Transport;
import dev.mcpgateway.gateway.seal.SealKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** Turns properties into settings, and notes all that is wrong with them. */
final class SettingsReader {

  private static final Predicate<String> ORIGIN =
      Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9_.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?")
          .asMatchPredicate();
  private static final Predicate<String> STANDARD_PORT =
      Pattern.compile("http://.*:80|https://.*:443").asMatchPredicate();
  private static final Predicate<String> HOST =
      Pattern.compile("(?i)([a-z0-9_.-]*[a-z0-9_-]|\\[[0-9a-f:.]+])(:\\d{1,5})?")
          .asMatchPredicate();
  private static final Predicate<String> HOST_WITHOUT_PORT =
      Pattern.compile("(?i)[a-z0-9_.-]+|\\[[0-9a-f:.]+]").asMatchPredicate();

  private SettingsReader() {}

  /**
   * The settings.
   *
   * @param problems what was wrong already; what else is wrong is added
   * @throws InvalidConfigurationException if anything is wrong
   */
  static Settings read(GatewayProperties properties, Problems problems) {
    var plainHttp =
        new PlainHttpHosts(
            properties.insecureHttpHosts().stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()));
    var checks = new Checks("mcp.gateway.", plainHttp, problems);
    List<ProtectedServer> servers = servers(properties, checks);
    ServerPolicies policies = policies(properties, checks);
    Map<String, Dpop> dpop = ProofReader.dpop(properties.servers(), checks.below("servers"));
    Optional<ForwardedCertificate> certificate =
        ProofReader.certificate(properties.certificate(), checks.below("certificate"));
    checkNames(properties, checks);
    checkLimits(properties.limits(), checks.below("limits"));
    AuditSettings audit = new AuditReader(checks.below("audit")).read(properties.audit());
    Optional<SealKeys> sealKeys =
        new SessionReader(checks.below("session")).read(properties.session());
    var identity = new IdentityReader(checks);
    ServerIdentities identities = identity.read(properties.servers(), servers);
    Optional<SigningKeys> signingKeys = identity.keys(properties.assertion());
    if (!problems.all().isEmpty()) {
      throw new InvalidConfigurationException(problems.all());
    }
    return new Settings(
        new ProtectedServers(servers),
        new OriginPolicy(Set.copyOf(properties.origins())),
        AcceptedHosts.of(servers, properties.hosts()),
        plainHttp,
        dpop,
        certificate,
        limits(properties.limits()),
        policies,
        sealKeys,
        identities,
        signingKeys,
        audit);
  }

  private static ServerPolicies policies(GatewayProperties properties, Checks checks) {
    Map<String, ServerPolicy> policies = new TreeMap<>();
    new TreeMap<>(properties.servers())
        .forEach((name, each) ->
            new PolicyReader(checks.below("servers." + name + ".policy"))
                .read(each.policy())
                .ifPresent(policy -> policies.put(name, policy)));
    return new ServerPolicies(policies);
  }

  private static List<ProtectedServer> servers(GatewayProperties properties, Checks checks) {
    if (properties.servers().isEmpty()) {
      checks.absent("servers.<name>.resource", AddressRule.RESOURCE.plainly());
      checks.absent("servers.<name>.backend", AddressRule.BACKEND.plainly());
      checks.absent("servers.<name>.issuers[0].issuer", AddressRule.ISSUER.plainly());
    }
    List<ProtectedServer> servers = new ArrayList<>();
    // in a fixed order, so that the same mistakes make the same message
    new TreeMap<>(properties.servers())
        .forEach((name, each) ->
            ServerReader.read(name, each, checks.below("servers")).ifPresent(servers::add));
    servers.forEach(each -> checkApart(each, servers, checks));
    return servers;
  }

  private static void checkApart(
      ProtectedServer server, List<ProtectedServer> servers, Checks checks) {
    for (ProtectedServer other : servers.subList(0, servers.indexOf(server))) {
      checks.check(
          "servers." + server.name() + ".resource",
          server.resource(),
          each -> !isSame(each.authority() + each.path(), other),
          "another host or path than that of the server " + other.name());
    }
  }

  private static boolean isSame(String address, ProtectedServer other) {
    String taken = other.resource().authority() + other.resource().path();
    return address.equals(taken)
        || (other.transport() == Transport.SSE && address.equals(taken + "/messages"));
  }

  private static void checkNames(GatewayProperties properties, Checks checks) {
    checks.each(
        "origins",
        properties.origins(),
        ORIGIN.and(STANDARD_PORT.negate()),
        "an origin as browsers send it, such as https://app.example.com: scheme and host in lower"
            + " case, no path, no standard port, no *");
    checks.each("hosts", properties.hosts(), HOST, "a host name, with or without a port");
    checks.each(
        "insecure-http-hosts",
        properties.insecureHttpHosts(),
        HOST_WITHOUT_PORT,
        "a host name without scheme and port");
  }

  private static void checkLimits(Limits limits, Checks checks) {
    Map<String, DataSize> sizes = Map.of("body", limits.body(), "header", limits.header());
    new TreeMap<>(sizes)
        .forEach((name, size) ->
            checks.check(
                name,
                size,
                each -> each.toBytes() > 0 && each.toBytes() <= Integer.MAX_VALUE,
                "a size above 0 and below 2GB, such as 16KB"));
    checks.check("connections", limits.connections(), each -> each > 0, "a number above 0");
    Predicate<Duration> positive = each -> each.isPositive();
    String duration = "a duration above 0, such as 2s";
    checks.check("request-arrival", limits.requestArrival(), positive, duration);
    checks.check("backend-connect", limits.backendConnect(), positive, duration);
    checks.check("backend-response", limits.backendResponse(), positive, duration);
    checks.check("stream-idle", limits.streamIdle(), positive, duration);
  }

  private static GatewayLimits limits(Limits limits) {
    return new GatewayLimits(
        limits.body().toBytes(),
        Math.toIntExact(limits.header().toBytes()),
        limits.requestArrival(),
        limits.connections(),
        limits.backendConnect(),
        limits.backendResponse(),
        limits.streamIdle());
  }
}
