package dev.mcpgateway.client.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PreRegisteredTest {

  private static final PreRegistered NOTHING =
      new PreRegistered(Optional.empty(), Optional.empty(), Optional.empty());

  @Test
  void isAssumedOnLoopbackOnly() {
    assertThat(at(NOTHING, "http://localhost:9000"))
        .isEqualTo(new ClientRegistration("http://localhost:9000", "mcp-client", Optional.empty()));
    Problem problem = problem(() -> at(NOTHING, "https://as.example"));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_AUTHORIZED);
    assertThat(problem.change()).contains("--client-id");
  }

  @Test
  void isForItsIssuerOnly() {
    PreRegistered one =
        new PreRegistered(Optional.of("https://a"), Optional.of("c"), Optional.of(new Secret("s")));

    assertThat(one.choose(List.of("https://b", "https://a"))).isEqualTo("https://a");
    assertThat(at(one, "https://a"))
        .isEqualTo(new ClientRegistration("https://a", "c", Optional.of(new Secret("s"))));
    assertThat(problem(() -> one.choose(List.of("https://b"))).came()).isEqualTo("[https://b]");
    assertThat(problem(() -> at(one, "https://b")).expected()).contains("https://a");
  }

  @Test
  void goesToTheFirstIssuerIfItNamesNone() {
    assertThat(NOTHING.choose(List.of("https://b", "https://a"))).isEqualTo("https://b");
  }

  @Test
  void hasNoSecretWithoutIssuerAndId() {
    Optional<Secret> secret = Optional.of(new Secret("s"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PreRegistered(Optional.empty(), Optional.of("c"), secret));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PreRegistered(Optional.of("https://a"), Optional.empty(), secret));
  }

  @Test
  void givesItsSecretToItsOwnGrantsOnly() {
    PreRegistered one =
        new PreRegistered(Optional.of("https://a"), Optional.of("c"), Optional.of(new Secret("s")));

    assertThat(secret(one, grant("https://a", "c"))).contains(new Secret("s"));
    assertThat(secret(one, grant("https://b", "c"))).isEmpty();
    assertThat(secret(one, grant("https://a", "d"))).isEmpty();
  }

  private static Optional<Secret> secret(Registrations registrations, Grant grant) {
    return registrations.of(grant).blockOptional().orElseThrow().secret();
  }

  private static Grant grant(String issuer, String clientId) {
    return new Grant(
        issuer,
        clientId,
        "https://mcp.example",
        new Secret("t"),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static @Nullable ClientRegistration at(PreRegistered registered, String issuer) {
    URI endpoint = URI.create(issuer + "/x");
    return registered
        .at(
            new ServerMetadata(
                issuer,
                Optional.of(endpoint),
                endpoint,
                false,
                Optional.empty(),
                ServerMetadata.Registration.NONE,
                ServerMetadata.Offers.NONE),
            URI.create("http://localhost:1/callback"))
        .block();
  }

  private static Problem problem(ThrowingCallable work) {
    return catchThrowableOfType(FlowException.class, work).problem();
  }
}
