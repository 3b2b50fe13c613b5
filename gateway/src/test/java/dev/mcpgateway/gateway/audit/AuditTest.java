package dev.mcpgateway.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mcpgateway.gateway.audit.AuditSettings.Destination;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class AuditTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void isOffWhereRecordsGoNowhere() throws InterruptedException {
    Audit audit = audit(Destination.NONE);
    assertThat(audit.isOn()).isFalse();
    audit.recordUnreadable("id", "bad_request", 400);
    audit.end();
    assertThat(meters.find(AuditLog.WRITTEN).counter()).isNull();
  }

  @Test
  void writesToStandardOutput() throws InterruptedException {
    Audit audit = audit(Destination.STDOUT);
    assertThat(audit.isOn()).isTrue();
    audit.recordUnreadable("id", "bad_request", 400);
    audit.end();
    assertThat(meters.counter(AuditLog.WRITTEN).count()).isEqualTo(1);
  }

  @Test
  void needsRoomForOneRecordAtLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuditSettings(Destination.NONE, Path.of(""), 0));
  }

  private Audit audit(Destination destination) {
    return new AuditConfiguration()
        .audit(new AuditSettings(destination, Path.of(""), 10), Clock.systemUTC(), meters);
  }
}
