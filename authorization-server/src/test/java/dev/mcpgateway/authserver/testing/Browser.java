package dev.mcpgateway.authserver.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Keeps cookies and sends forms, but follows no redirect by itself. */
public final class Browser {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, String> cookies = new LinkedHashMap<>();

  /** Gets an address. */
  public Page get(String address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  /** Posts a form's fields, each name and value in turn. */
  public Page post(String address, String... fields) throws IOException, InterruptedException {
    return send(posting(address, fields));
  }

  /** A request that posts a form's fields. */
  static HttpRequest.Builder posting(String address, String... fields) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
  }

  /** Sends a form as it stands on its page, with these fields filled in. */
  public Page submit(Element form, String... filled) throws IOException, InterruptedException {
    String[] fields =
        form.select("input[name]").stream()
            .filter(input -> !Arrays.asList(filled).contains(input.attr("name")))
            .flatMap(input -> Stream.of(input.attr("name"), input.val()))
            .toArray(String[]::new);
    String[] all = Arrays.copyOf(fields, fields.length + filled.length);
    System.arraycopy(filled, 0, all, fields.length, filled.length);
    return post(form.absUrl("action"), all);
  }

  /** Sends anything. */
  public Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return new Page(answer);
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    cookies.put(pair[0], pair[1]);
  }

  static String form(String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }
}
