package dev.mcpgateway.client.http;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.Exceptions;

/** Turns what the network does into problems that say what to change. */
public final class Failures {

  private Failures() {}

  /** For {@code onErrorMap}: other errors, ours among them, stay as they are. */
  public static Function<Throwable, Throwable> of(Step step, URI address) {
    return thrown -> {
      Throwable error = Exceptions.unwrap(thrown);
      return switch (error) {
        case WebClientRequestException failed
            when failed.getCause() instanceof UnsafeAddressException found ->
            unsafe(step, address, found);
        case WebClientRequestException failed -> unreachable(step, address, words(failed));
        case TimeoutException late -> unreachable(step, address, words(late));
        case IOException broken -> unreachable(step, address, words(broken));
        case DataBufferLimitException large -> unusable(step, address, words(large));
        case InvalidMediaTypeException _ -> unusable(step, address, "a malformed content type");
        case NumberFormatException _ -> unusable(step, address, "a malformed stream of events");
        default -> error;
      };
    };
  }

  /** Whether the client would not connect, as a name led it where it must not go. */
  public static boolean isUnsafe(Throwable thrown) {
    return Exceptions.unwrap(thrown).getCause() instanceof UnsafeAddressException;
  }

  /** What happened, in a few words. */
  public static String words(Throwable thrown) {
    Throwable error = Exceptions.unwrap(thrown);
    return switch (error) {
      case WebClientRequestException failed
          when failed.getCause() instanceof UnsafeAddressException found ->
          message(failed) + "; if it is right, --connect-to " + found.mapping();
      case TimeoutException _ -> "nothing in time";
      case DataBufferLimitException _ -> "more than the limit";
      default -> message(error);
    };
  }

  private static Throwable unreachable(Step step, URI address, String came) {
    return Problem.unreachable(
            step,
            "an answer from " + place(address),
            came,
            "Check that it runs and that this address is the right one"
                + " (from inside a container: --connect-to).")
        .asException();
  }

  private static Throwable unsafe(Step step, URI address, UnsafeAddressException found) {
    return Problem.protocol(
            step,
            place(address) + " to be at an address that is no more private than the server's",
            message(found),
            "Ask the server's operator to name another address. If you know that this one is right:"
                + " --connect-to "
                + found.mapping()
                + ".")
        .asException();
  }

  private static Throwable unusable(Step step, URI address, String came) {
    return Problem.protocol(
            step,
            "an answer of reasonable size and type from " + place(address),
            came,
            "Check that this address is the right one.")
        .asException();
  }

  /** Without the query, which may hold what must not be shown. */
  private static String place(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  private static String message(Throwable failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
