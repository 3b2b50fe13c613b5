package dev.mcpgateway.client.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.browser.Move.Follow;
import dev.mcpgateway.client.browser.Move.Refused;
import dev.mcpgateway.client.browser.Move.Stuck;
import dev.mcpgateway.client.browser.Move.Submit;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Decides, as a user in a hurry would, what to do on a page of an authorization server: log in,
 * agree, or choose to log in by password.
 */
final class PageReader {

  private static final Pattern YES =
      Pattern.compile("\\b(approve|allow|accept|agree|grant|authori[sz]e|consent|continue|yes)");

  private static final Pattern NO =
      Pattern.compile(
          "\\b(reject|rejected|deny|decline|disallow|cancel|abort|refuse|logout|no)\\b");

  private static final Pattern BY_PASSWORD =
      Pattern.compile("\\b(local|e-?mail|password|username|ldap)\\b");

  private final Credentials credentials;

  PageReader(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * The next move.
   *
   * @param page the page's text
   * @param address where it came from
   * @param isLoggedIn whether the password was sent before
   */
  Move read(String page, URI address, boolean isLoggedIn) {
    Document document = Jsoup.parse(page, address.toString());
    List<FormElement> forms = document.forms();
    Optional<FormElement> login = forms.stream().filter(PageReader::asksForPassword).findFirst();
    if (login.isPresent()) {
      return isLoggedIn ? new Refused() : submit(login.get(), address);
    }
    return forms.stream()
        .filter(form -> score(words(form)) >= 0 && isPost(form))
        .max(Comparator.comparingInt(form -> score(words(form))))
        .map(form -> submit(form, address))
        .or(() -> link(document, address))
        .orElseGet(() -> new Stuck(summary(document)));
  }

  private static boolean asksForPassword(FormElement form) {
    return form.selectFirst("input[type=password]") != null;
  }

  private static boolean isPost(FormElement form) {
    return form.attr("method").equalsIgnoreCase("post");
  }

  private Move submit(FormElement form, URI address) {
    boolean isLogin = asksForPassword(form);
    List<String> fields = new ArrayList<>();
    for (Element field : form.elements()) {
      if (!field.attr("name").isEmpty() && !field.hasAttr("disabled") && isSent(field)) {
        fields.add(encode(field.attr("name")) + "=" + encode(value(field, isLogin)));
      }
    }
    button(form)
        .filter(button -> !button.attr("name").isEmpty())
        .ifPresent(button -> fields.add(encode(button.attr("name")) + "=" + encode(button.val())));
    URI target = form.attr("action").isEmpty() ? address : URI.create(form.absUrl("action"));
    String note = isLogin ? "filled in user and password" : "agreed";
    return new Submit(target, new Secret(String.join("&", fields)), note, isLogin);
  }

  /** Boxes are all ticked; of several radio buttons the chosen one counts; buttons come later. */
  private static boolean isSent(Element field) {
    return switch (field.attr("type").toLowerCase(Locale.ROOT)) {
      case "submit", "button", "image", "reset", "file" -> false;
      case "radio" -> field.hasAttr("checked");
      default -> !field.normalName().equals("button");
    };
  }

  private String value(Element field, boolean isLogin) {
    String type = field.attr("type").toLowerCase(Locale.ROOT);
    if (isLogin && type.equals("password")) {
      return credentials.password().text();
    }
    if (isLogin && (type.isEmpty() || type.equals("text") || type.equals("email"))) {
      return credentials.user();
    }
    return type.equals("checkbox") && field.val().isEmpty() ? "on" : field.val();
  }

  private static Optional<Element> button(FormElement form) {
    return form.select("button:not([type=button]):not([type=reset]), input[type=submit]").stream()
        .max(Comparator.comparingInt(button -> score(words(button))));
  }

  /** Among several ways in, the one by password; else the first on the same origin. */
  private static Optional<Move> link(Document document, URI address) {
    List<Element> links =
        document.select("a[href]").stream().filter(link -> isNear(link, address)).toList();
    return links.stream()
        .filter(link -> BY_PASSWORD.matcher(words(link).replace('/', ' ')).find())
        .findFirst()
        .or(() -> links.stream().filter(link -> score(words(link)) >= 0).findFirst())
        .map(link -> new Follow(URI.create(link.absUrl("href"))));
  }

  private static boolean isNear(Element link, URI address) {
    return Addresses.parse(link.absUrl("href"))
        .filter(target -> Addresses.isSameOrigin(target, address))
        .filter(target -> !target.getRawPath().equals(address.getRawPath()))
        .isPresent();
  }

  private static int score(String words) {
    return (YES.matcher(words).find() ? 1 : 0) - (NO.matcher(words).find() ? 2 : 0);
  }

  /** What an element says of itself: its text, its path, and the values in it. */
  private static String words(Element element) {
    StringBuilder words = new StringBuilder(element.text());
    words.append(' ').append(element.val());
    words.append(' ').append(element.attr("href").replaceFirst("\\?.*", ""));
    element
        .select("input[type=submit], input[type=hidden], button")
        .forEach(field -> words.append(' ').append(field.val()));
    return words.toString().toLowerCase(Locale.ROOT);
  }

  /** The first words of a page. */
  String summary(String page) {
    return summary(Jsoup.parse(page));
  }

  private static String summary(Document document) {
    String text = (document.title() + ": " + document.text()).trim();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
