package dev.mcpgateway.client.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a check looks for, and what must be there for that. */
@FunctionalInterface
interface Fault {

  /** The exchange that shows it, or nothing. */
  Optional<Exchange> shownBy(Examination seen);

  /** Whether there is what it rests on; without that it is neither there nor not there. */
  default boolean isJudgeable(Examination seen) {
    return seen.isReached();
  }

  /** What else shows it, in lines. */
  default List<String> because(Examination seen) {
    return List.of();
  }

  /** The same, which tells more. */
  default Fault telling(Function<Examination, List<String>> lines) {
    Fault whole = this;
    return new Fault() {
      @Override
      public Optional<Exchange> shownBy(Examination seen) {
        return whole.shownBy(seen);
      }

      @Override
      public boolean isJudgeable(Examination seen) {
        return whole.isJudgeable(seen);
      }

      @Override
      public List<String> because(Examination seen) {
        return lines.apply(seen);
      }
    };
  }

  /** The same where there is a ground for it. */
  default Fault where(Predicate<Examination> ground) {
    Fault whole = this;
    return new Fault() {
      @Override
      public Optional<Exchange> shownBy(Examination seen) {
        return ground.test(seen) ? whole.shownBy(seen) : Optional.empty();
      }

      @Override
      public boolean isJudgeable(Examination seen) {
        return ground.test(seen) && whole.isJudgeable(seen);
      }
    };
  }
}
