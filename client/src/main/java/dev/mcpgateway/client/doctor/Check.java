package dev.mcpgateway.client.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that can be wrong.
 *
 * @param id its stable name
 * @param severity how much it hurts
 * @param title what is wrong, in plain words
 * @param section where it is specified
 * @param remedy what to change
 * @param fault what shows it
 */
record Check(
    String id, Severity severity, String title, String section, String remedy, Fault fault) {

  Optional<Finding> judge(Examination seen) {
    return fault.shownBy(seen).map(shown -> Finding.of(this, shown, seen));
  }

  /** A fault of one answer. */
  static Fault in(String name, Predicate<Exchange> fault) {
    return inAnswer(seen -> seen.answer(name), fault);
  }

  /** A fault of the call without a token, if it is refused. */
  static Fault inRefusal(Predicate<Exchange> fault) {
    return inAnswer(Examination::refusal, fault);
  }

  /** A fault of one answer, told only if the server refuses calls without a token at all. */
  static Fault inProtected(String name, Predicate<Exchange> fault) {
    return inAnswer(seen -> seen.refusal().flatMap(_ -> seen.answer(name)), fault);
  }

  /** A fault of a document, if there is one. */
  static Fault inDocument(String prefix, Predicate<Examination> fault) {
    Fault shown = seen -> seen.document(prefix).filter(_ -> fault.test(seen));
    return shown.where(seen -> seen.document(prefix).isPresent());
  }

  /** A fault of any answer of a kind. */
  static Fault inAny(String prefix, Predicate<Exchange> fault) {
    return inAny(seen -> seen.answers(prefix), fault);
  }

  /** A fault of any of the answers that are looked at, if there are some. */
  static Fault inAny(Function<Examination, List<Exchange>> answers, Predicate<Exchange> fault) {
    Fault shown = seen -> answers.apply(seen).stream().filter(fault).findFirst();
    return shown.where(seen -> !answers.apply(seen).isEmpty());
  }

  /** A fault of the answer that is looked at, if there is one. */
  static Fault inAnswer(
      Function<Examination, Optional<Exchange>> answer, Predicate<Exchange> fault) {
    return inAnswer(answer, (one, _) -> fault.test(one));
  }

  /** A fault of the answer that is looked at, beside what else was seen. */
  static Fault inAnswer(
      Function<Examination, Optional<Exchange>> answer, BiPredicate<Exchange, Examination> fault) {
    Fault shown = seen -> answer.apply(seen).filter(one -> fault.test(one, seen));
    return shown.where(seen -> answer.apply(seen).isPresent());
  }
}
