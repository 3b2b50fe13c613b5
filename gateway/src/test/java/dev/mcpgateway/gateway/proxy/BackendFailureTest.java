package dev.mcpgateway.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.refusal.Reason;
import dev.mcpgateway.gateway.refusal.RefusedException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.TooLongFrameException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.netty.channel.AbortedException;

final class BackendFailureTest {

  @Test
  void namesWhatTheBackendDid() {
    assertThat(reason(new ConnectTimeoutException())).isEqualTo(Reason.BACKEND_TIMEOUT);
    assertThat(reason(BackendFailure.late())).isEqualTo(Reason.BACKEND_TIMEOUT);
    assertThat(reason(new ConnectException())).isEqualTo(Reason.BACKEND_UNAVAILABLE);
    assertThat(reason(new UnknownHostException("b"))).isEqualTo(Reason.BACKEND_UNAVAILABLE);
    assertThat(reason(new IOException("reset"))).isEqualTo(Reason.BACKEND_UNAVAILABLE);
    assertThat(reason(AbortedException.beforeSend())).isEqualTo(Reason.BACKEND_UNAVAILABLE);
    assertThat(reason(new TooLongFrameException())).isEqualTo(Reason.BACKEND_UNAVAILABLE);
    assertThat(reason(new IllegalArgumentException())).isEqualTo(Reason.BACKEND_UNAVAILABLE);
    assertThat(reason(new TimeoutException())).isEqualTo(Reason.OVERLOADED);
    assertThat(reason(new RejectedExecutionException())).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void leavesDefectsOfOurOwnAsTheyAre() {
    var defect = new IllegalStateException();
    assertThat(BackendFailure.refused(defect)).isSameAs(defect);
  }

  private static Reason reason(Throwable failure) {
    return ((RefusedException) BackendFailure.refused(failure)).refusal().reason();
  }
}
