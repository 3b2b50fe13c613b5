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

  /** A value that is meant for people, unlike a random one. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z ]{2,20}");

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
        .filter(form -> isPost(form) && score(form) >= 0)
        .max(Comparator.comparingInt((FormElement form) -> score(form)))
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
    if (isLogin) {
      form.select("input[type=password]").val(credentials.password().text());
      form.select("input:not([type]), input[type=text], input[type=email]").val(credentials.user());
    }
    form.select("input[type=checkbox]").attr("checked", "checked");
    Optional<Element> pressed = button(form).filter(button -> button.hasAttr("name"));
    // of several buttons a form sends the pressed one only
    form.select("input[type=submit]").attr("disabled", "disabled");
    List<String> fields = new ArrayList<>();
    form.formData().forEach(field -> fields.add(encode(field.key()) + "=" + encode(field.value())));
    pressed.ifPresent(
        button -> fields.add(encode(button.attr("name")) + "=" + encode(button.val())));
    Secret data = new Secret(String.join("&", fields));
    String note = isLogin ? "filled in user and password" : "agreed";
    return Addresses.parse(target(form, address))
        .<Move>map(target -> new Submit(target, data, note, isLogin))
        .orElseGet(() -> new Stuck("a form without a usable address"));
  }

  private static String target(FormElement form, URI address) {
    return form.attr("action").isEmpty() ? address.toString() : form.absUrl("action");
  }

  /** The button that agrees most, which is the one to press. */
  private static Optional<Element> button(FormElement form) {
    return form.select("button:not([type=button]):not([type=reset]), input[type=submit]").stream()
        .max(Comparator.comparingInt(PageReader::score));
  }

  /** Dex tells its two forms apart by hidden values only, others by their buttons only. */
  private static int score(FormElement form) {
    int values =
        form.select("input[type=hidden]").stream()
            .map(Element::val)
            .filter(value -> WORD.matcher(value).matches())
            .mapToInt(PageReader::score)
            .sum();
    return values + button(form).map(PageReader::score).orElse(0);
  }

  private static int score(Element buttonOrLink) {
    return score(words(buttonOrLink));
  }

  /** Among several ways in, the one by password; else the first on the same origin. */
  private static Optional<Move> link(Document document, URI address) {
    List<Element> links =
        document.select("a[href]").stream().filter(link -> isNear(link, address)).toList();
    return links.stream()
        .filter(link -> BY_PASSWORD.matcher(words(link).toLowerCase(Locale.ROOT)).find())
        .findFirst()
        .or(() -> links.stream().filter(link -> score(link) >= 0).findFirst())
        .map(link -> new Follow(URI.create(link.absUrl("href"))));
  }

  private static boolean isNear(Element link, URI address) {
    return Addresses.parse(link.absUrl("href"))
        .filter(target -> Addresses.isSameOrigin(target, address))
        .filter(target -> !target.getRawPath().equals(address.getRawPath()))
        .isPresent();
  }

  private static int score(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return (YES.matcher(lower).find() ? 1 : 0) - (NO.matcher(lower).find() ? 2 : 0);
  }

  /** What a button or a link says of itself: its text, its value, its path. */
  private static String words(Element element) {
    String path = element.attr("href").replaceFirst("\\?.*", "");
    return element.text() + ' ' + element.val() + ' ' + path;
  }

  /** The first words of a page. */
  String summary(String page) {
    return summary(Jsoup.parse(page));
  }

  private static String summary(Document document) {
    String text = (document.title() + ": " + document.body().text()).trim();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
