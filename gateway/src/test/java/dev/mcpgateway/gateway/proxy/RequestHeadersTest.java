package dev.mcpgateway.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

final class RequestHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Content-Type",
        "User-Agent",
        "Last-Event-ID",
        "MCP-Protocol-Version",
        "Mcp-Method",
        "Mcp-Name",
        "Mcp-Param-Region",
        "Mcp-Param-User",
        "traceparent",
        "tracestate",
        "baggage",
        "Accept-Language",
        "Cache-Control",
        "X-Api-Key",
        "X-MCP-Toolsets",
        "Idempotency-Key",
        "Priority",
        "X-Custom"
      })
  void passes(String name) {
    assertThat(RequestHeaders.pass(name, List.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // credentials
        "Authorization",
        "DPoP",
        "AUTHORIZATION",
        "Cookie",
        "Cookie2",
        "Proxy-Authorization",
        "X-Access-Token",
        "X-Auth-Token",
        "Private-Token",
        "X-Goog-Iap-Jwt-Assertion",
        // who calls, as the proxies of this world say it
        "X-Forwarded-User",
        "X-Forwarded-Email",
        "X-Forwarded-Groups",
        "X-Forwarded-Preferred-Username",
        "X-Forwarded-Access-Token",
        "X-Auth-Request-User",
        "X-Auth-Request-Email",
        "X-Remote-User",
        "X-Remote-Group",
        "Remote-User",
        "Remote-Groups",
        "Remote-Email",
        "X-User",
        "X-User-Id",
        "X-Userinfo-User",
        "X-Authenticated-User",
        "X-Authenticated-Userid",
        "X-Consumer-Username",
        "X-Credential-Username",
        "X-WEBAUTH-USER",
        "X-Webauth-Groups",
        "X-MS-CLIENT-PRINCIPAL",
        "X-MS-CLIENT-PRINCIPAL-ID",
        "X-MS-TOKEN-AAD-ACCESS-TOKEN",
        "X-Amzn-Oidc-Identity",
        "X-Amzn-Oidc-Data",
        "X-Amzn-Oidc-Accesstoken",
        "X-Goog-Authenticated-User-Email",
        "Cf-Access-Jwt-Assertion",
        "Cf-Access-Authenticated-User-Email",
        "Tailscale-User-Login",
        "Tailscale-User-Name",
        "X-Pomerium-Jwt-Assertion",
        "X-Pomerium-Claim-Email",
        "X-Vouch-User",
        "X-Token-Subject",
        "X-Authentik-Username",
        "X-Authentik-Groups",
        "Impersonate-User",
        "Impersonate-Group",
        "X-Client-Cert",
        "X-SSL-Client-S-DN",
        "Ssl-Client-Verify",
        "X-Client-Dn",
        "Client-Cert",
        "X-Forwarded-Client-Cert",
        "From",
        "X-Email",
        "X-Groups",
        "X-Roles",
        "X-Tenant-Role",
        "X-Identity",
        "X-Subject",
        "X-Scope",
        "X-Jwt-Claims",
        "X-JWT",
        "X-Oauth-Scopes",
        // where from
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Prefix",
        "X-Real-IP",
        "X-Client-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "X-Cluster-Client-Ip",
        "Via",
        "X-Original-Forwarded-For",
        "X-ProxyUser-Ip",
        // what asks for something else than the request line
        "X-HTTP-Method",
        "X-HTTP-Method-Override",
        "X-Method-Override",
        "X-Original-URL",
        "X-Original-Uri",
        "X-Rewrite-URL",
        // browsers
        "Origin",
        "Referer",
        "Sec-Fetch-Site",
        "Sec-Fetch-Mode",
        "Sec-Ch-Ua",
        "Sec-WebSocket-Key",
        "Access-Control-Request-Method",
        "Accept-Encoding",
        // one connection
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authenticate",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "HTTP2-Settings",
        "Expect",
        "Host",
        "Content-Length",
        // names that a backend may read as others
        "X_Forwarded_User",
        "Mcp_Session_Id",
        "MCP-Session-Id",
        "Mcp-Session_Id",
        "X.User",
        "Accept_",
        "X-Us\u00e9r"
      })
  void doesNotPass(String name) {
    assertThat(RequestHeaders.pass(name, List.of())).isFalse();
  }

  @Test
  void doesNotPassWhatConnectionNames() {
    var from = new HttpHeaders();
    from.add("Connection", "close, X-Hop");
    from.add("connection", "Accept");
    assertThat(RequestHeaders.pass("X-Hop", RequestHeaders.connectionOptions(from))).isFalse();
    assertThat(RequestHeaders.pass("accept", RequestHeaders.connectionOptions(from))).isFalse();
    assertThat(RequestHeaders.pass("X-End", RequestHeaders.connectionOptions(from))).isTrue();
  }

  @Test
  void copiesAllValuesAndForgetsDefaults() {
    var from = new HttpHeaders();
    from.add("Accept", "text/event-stream");
    from.add("Accept", "application/json");
    from.add("Cookie", "a=b");
    var to = new DefaultHttpHeaders();
    to.set("Accept", "*/*");
    to.set("User-Agent", "the client's own");
    to.set("Host", "backend");
    RequestHeaders.copy(from, to);
    assertThat(to.getAll("Accept")).containsExactly("text/event-stream", "application/json");
    assertThat(to.names()).containsExactlyInAnyOrder("Accept", "Host");
  }
}
