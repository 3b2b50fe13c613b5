package dev.mcpgateway.gateway.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the place where records go; it is closed after the last request. */
@Configuration(proxyBeanMethods = false)
final class AuditConfiguration {

  @Bean(destroyMethod = "end")
  Audit audit(AuditSettings settings, Clock clock, MeterRegistry meters) {
    return switch (settings.destination()) {
      case NONE -> new Audit(null, clock);
      case STDOUT -> new Audit(log(settings, standardOutput(), clock, meters), clock);
      case FILE -> new Audit(log(settings, new FileSink(settings.file()), clock, meters), clock);
    };
  }

  private static AuditLog log(
      AuditSettings settings, Sink sink, Clock clock, MeterRegistry meters) {
    return new AuditLog(settings.queue(), sink, clock, meters);
  }

  /** Not {@code System.out}, which hides that a write failed. */
  private static Sink standardOutput() {
    return new StreamSink(new FileOutputStream(FileDescriptor.out));
  }
}
