package dev.mcpgateway.acceptance.party;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A user who logs in with a name and a password and consents to everything. */
final class LoginPages {

  private static final int PAGES = 15;

  private final HttpClient http;
  private final String user;
  private final String password;

  /** Uses a client that keeps cookies and follows no redirects. */
  LoginPages(HttpClient http, String user, String password) {
    this.http = http;
    this.user = user;
    this.password = password;
  }

  /** Goes on from this address until it is sent to the callback, and tells where to exactly. */
  URI walk(URI start, String callback) throws IOException, InterruptedException {
    HttpRequest next = HttpRequest.newBuilder(start).build();
    for (int page = 0; page < PAGES; page++) {
      HttpResponse<String> response = http.send(next, BodyHandlers.ofString());
      Optional<URI> redirect =
          response.headers().firstValue("Location").map(response.uri()::resolve);
      if (redirect.isPresent() && redirect.get().toString().startsWith(callback)) {
        return redirect.get();
      }
      next = redirect.isPresent() ? HttpRequest.newBuilder(redirect.get()).build() : act(response);
    }
    throw new AssertionError("not sent back within " + PAGES + " pages");
  }

  private HttpRequest act(HttpResponse<String> response) {
    Document page = Jsoup.parse(response.body(), response.uri().toString());
    if (response.statusCode() != 200) {
      throw new AssertionError(
          response.uri().getPath() + ": " + response.statusCode() + " " + page.text());
    }
    if (page.selectFirst("form") instanceof FormElement form) {
      return submit(form, response.uri());
    }
    // Dex's first page: how to log in.
    Element link = page.selectFirst("a[href*=/auth/local]");
    if (link == null) {
      throw new AssertionError(
          response.uri().getPath() + " has neither form nor link: " + page.text());
    }
    return HttpRequest.newBuilder(URI.create(link.absUrl("href"))).build();
  }

  private HttpRequest submit(FormElement form, URI page) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element field : form.select("input[name], button[name]")) {
      fields.put(field.attr("name"), value(field));
    }
    URI action = form.hasAttr("action") ? URI.create(form.absUrl("action")) : page;
    return HttpRequest.newBuilder(action)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(Login.form(fields)))
        .build();
  }

  private String value(Element field) {
    return switch (field.attr("type")) {
      case "password" -> password;
      case "text", "email", "" ->
          field.tagName().equals("button") || !field.attr("value").isEmpty()
              ? field.attr("value")
              : user;
      default -> field.hasAttr("value") ? field.attr("value") : "on";
    };
  }
}
