package dev.mcpgateway.client.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was asked of one server and answered: all that the checks know. */
public final class Examination {

  private final Subject subject;
  private final Map<String, Exchange> exchanges = new LinkedHashMap<>();
  private final Map<String, Probe> sessions = new LinkedHashMap<>();

  private Course course = Course.BEGUN;

  Examination(Subject subject) {
    this.subject = subject;
  }

  Subject subject() {
    return subject;
  }

  URI server() {
    return subject.server();
  }

  boolean isReached() {
    return !answers("").isEmpty();
  }

  synchronized void add(Exchange exchange) {
    exchanges.put(exchange.probe().name(), exchange);
  }

  synchronized Collection<Exchange> all() {
    return List.copyOf(exchanges.values());
  }

  synchronized void begun(String session, Probe opener) {
    sessions.putIfAbsent(session, opener);
  }

  /** The sessions that were begun, and by what; a record holds none. */
  synchronized Map<String, Probe> sessions() {
    return new LinkedHashMap<>(sessions);
  }

  synchronized Course course() {
    return course;
  }

  synchronized void course(UnaryOperator<Course> next) {
    course = next.apply(course);
  }

  /** The exchange of this name, whether there was an answer or not. */
  synchronized Optional<Exchange> exchange(String name) {
    return Optional.ofNullable(exchanges.get(name));
  }

  /** The exchange of this name, if there was an answer. */
  Optional<Exchange> answer(String name) {
    return exchange(name).filter(Exchange::isAnswered);
  }

  List<Exchange> answers(String prefix) {
    return all().stream()
        .filter(one -> one.probe().name().startsWith(prefix) && one.isAnswered())
        .toList();
  }

  /** The refusal that everything starts with, if the call without a token was refused. */
  Optional<Exchange> refusal() {
    return answer("post").filter(post -> post.status() == 401);
  }

  /** The answer to the call with the token, if the server refuses calls without. */
  Optional<Exchange> withToken() {
    return refusal().flatMap(_ -> answer("token"));
  }

  /** The call with the token that was let through, if there is one. */
  Optional<Exchange> good() {
    return first(Exchange::isAccepted, "token", "token-discover");
  }

  /** The answer that began a session or could have, of a server that lets such calls through. */
  Optional<Exchange> opened() {
    return first(one -> one.isMessage() || one.isStream(), "token", "post");
  }

  /** The answer of a server that speaks the revision without sessions. */
  Optional<Exchange> stateless() {
    return first(Exchange::isStateless, "token-discover", "wire-discover");
  }

  private Optional<Exchange> first(Predicate<Exchange> which, String... names) {
    return Stream.of(names).flatMap(name -> answer(name).stream()).filter(which).findFirst();
  }

  /** The first answer that is a document. */
  Optional<Exchange> document(String prefix) {
    return answers(prefix).stream().filter(Exchange::isDocument).findFirst();
  }

  JsonNode member(String prefix, String name) {
    return document(prefix)
        .flatMap(Exchange::object)
        .map(object -> object.path(name))
        .orElse(JsonNodeFactory.instance.missingNode());
  }

  String text(String prefix, String name) {
    JsonNode member = member(prefix, name);
    return member.isString() ? member.stringValue() : "";
  }

  List<String> texts(String prefix, String name) {
    List<String> texts = new ArrayList<>();
    member(prefix, name)
        .forEach(element -> {
          if (element.isString()) {
            texts.add(element.stringValue());
          }
        });
    return texts;
  }

  boolean isGiven(String prefix, String name) {
    return !member(prefix, name).isMissingNode();
  }
}
