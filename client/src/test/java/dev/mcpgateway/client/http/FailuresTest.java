package dev.mcpgateway.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Problem.Kind;
import dev.mcpgateway.client.flow.Step;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.Exceptions;

final class FailuresTest {

  private static final URI ADDRESS = URI.create("https://as.example:1/a?code=hidden");

  @Test
  void nameTheAddressWithoutItsQuery() {
    Problem problem = problem(new TimeoutException());

    assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(problem.expected()).isEqualTo("an answer from https://as.example:1/a");
    assertThat(problem.came()).isEqualTo("nothing in time");
  }

  @Test
  void quoteTheCause() {
    assertThat(
            problem(
                    new WebClientRequestException(
                        new IOException("refused"), HttpMethod.GET, ADDRESS, new HttpHeaders()))
                .came())
        .isEqualTo("refused");
    assertThat(problem(new IOException("gone")).came()).isEqualTo("gone");
    assertThat(problem(new IOException((String) null)).came()).isEqualTo("IOException");
  }

  @Test
  void haveAFewWordsEach() {
    assertThat(Failures.words(new TimeoutException())).isEqualTo("nothing in time");
    assertThat(Failures.words(new DataBufferLimitException("x"))).isEqualTo("more than the limit");
    assertThat(Failures.words(Exceptions.propagate(new IOException("gone")))).isEqualTo("gone");
    assertThat(Failures.isUnsafe(new IOException("gone"))).isFalse();
  }

  @Test
  void tellOfAnAnswerThatIsTooLarge() {
    assertThat(problem(new DataBufferLimitException("too many")).kind()).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void areFoundBelowReactorsOwnExceptions() {
    assertThat(problem(Exceptions.propagate(new IOException("gone"))).came()).isEqualTo("gone");
  }

  @Test
  void leaveOtherErrorsAsTheyAre() {
    FlowException ours = Problem.protocol(Step.CALL, "", "", "").asException();

    assertThat(Failures.of(Step.TOKEN, ADDRESS).apply(ours)).isSameAs(ours);
  }

  private static Problem problem(Throwable thrown) {
    Throwable mapped = Failures.of(Step.TOKEN, ADDRESS).apply(thrown);
    assertThat(mapped).isInstanceOf(FlowException.class);
    return ((FlowException) mapped).problem();
  }
}
