package dev.mcpgateway.client.doctor;

import java.util.Optional;
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
 * @param fault the exchange that shows it, or nothing
 */
record Check(
    String id,
    Severity severity,
    String title,
    String section,
    String remedy,
    Function<Examination, Optional<Exchange>> fault) {

  Optional<Finding> judge(Examination seen) {
    return fault.apply(seen).map(shown -> Finding.of(this, shown));
  }

  /** A fault of one answer. */
  static Function<Examination, Optional<Exchange>> in(String name, Predicate<Exchange> fault) {
    return seen -> seen.answer(name).filter(fault);
  }

  /** A fault of the call without a token, if it is refused. */
  static Function<Examination, Optional<Exchange>> inRefusal(Predicate<Exchange> fault) {
    return seen -> seen.refusal().filter(fault);
  }

  /** A fault of one answer, told only if the server refuses calls without a token at all. */
  static Function<Examination, Optional<Exchange>> inProtected(
      String name, Predicate<Exchange> fault) {
    return seen -> seen.refusal().flatMap(_ -> seen.answer(name)).filter(fault);
  }

  /** A fault of a document, if there is one. */
  static Function<Examination, Optional<Exchange>> inDocument(
      String prefix, Predicate<Examination> fault) {
    return seen -> seen.document(prefix).filter(_ -> fault.test(seen));
  }
}
