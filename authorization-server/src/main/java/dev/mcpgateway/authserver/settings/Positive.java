package dev.mcpgateway.authserver.settings;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A duration of a second or more. */
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Positive.Check.class)
@interface Positive {

  /** What is expected. */
  String message() default "expected a duration of at least one second, such as 5m";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Checks it. */
  final class Check implements ConstraintValidator<Positive, Duration> {

    @Override
    public boolean isValid(@Nullable Duration value, ConstraintValidatorContext context) {
      return value == null || value.toSeconds() >= 1;
    }
  }
}
