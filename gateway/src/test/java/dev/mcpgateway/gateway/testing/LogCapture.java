package dev.mcpgateway.gateway.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Keeps what one logger says, each event as one line of text with its keys and values. */
public final class LogCapture implements AutoCloseable {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private final @Nullable Level before;

  private LogCapture(Logger logger) {
    this.logger = logger;
    this.before = logger.getLevel();
    events.start();
    logger.addAppender(events);
  }

  /** From now on. */
  public static LogCapture of(String logger) {
    return new LogCapture((Logger) LoggerFactory.getLogger(logger));
  }

  /** Whatever anybody says from now on, down to the smallest detail. */
  public static LogCapture everything() {
    LogCapture capture = of(org.slf4j.Logger.ROOT_LOGGER_NAME);
    capture.logger.setLevel(Level.TRACE);
    return capture;
  }

  /** What was said so far: level, message, {@code key=value} pairs, the name of an exception. */
  public List<String> lines() {
    return List.copyOf(events.list).stream().map(LogCapture::line).toList();
  }

  private static String line(ILoggingEvent event) {
    String pairs =
        event.getKeyValuePairs() == null
            ? ""
            : event.getKeyValuePairs().stream()
                .map(each -> each.key + "=" + each.value)
                .collect(Collectors.joining(" "));
    String thrown =
        event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getClassName();
    return String.join(
        " ", event.getLevel().toString(), event.getFormattedMessage(), pairs, thrown);
  }

  @Override
  public void close() {
    logger.detachAppender(events);
    logger.setLevel(before);
  }
}
