package dev.mcpgateway.client.browser;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.login.Browser;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Opens the address in the user's browser, and says it in words for when that fails.
 *
 * <p>The address is one argument of a program that is started without a shell; it was checked to be
 * http or https.
 */
public final class SystemBrowser implements Browser {

  private final List<String> program;
  private final Consumer<String> say;

  SystemBrowser(List<String> program, Consumer<String> say) {
    this.program = List.copyOf(program);
    this.say = say;
  }

  public SystemBrowser(Consumer<String> say) {
    this(program(System.getProperty("os.name", "")), say);
  }

  static List<String> program(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return List.of("open");
    }
    return name.startsWith("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler")
        : List.of("xdg-open");
  }

  @Override
  public Mono<Void> open(AuthorizationRequest request) {
    return Mono.<Void>fromRunnable(() -> start(request.uri()))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private void start(URI address) {
    String text = address.toASCIIString();
    List<String> command = new ArrayList<>(program);
    command.add(text);
    try {
      new ProcessBuilder(command)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
      say.accept("Your browser opens. If it does not, open this address yourself:\n" + text);
    } catch (IOException missing) {
      say.accept("No browser could be started. Open this address yourself:\n" + text);
    }
  }
}
