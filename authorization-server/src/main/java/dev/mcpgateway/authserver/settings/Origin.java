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
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An http or https origin, without anything after host and port. */
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Origin.Check.class)
@interface Origin {

  /** What is expected. */
  String message() default
      "expected an http or https origin such as http://localhost:9000, without path, query or fragment";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Checks it. */
  final class Check implements ConstraintValidator<Origin, URI> {

    @Override
    public boolean isValid(@Nullable URI value, ConstraintValidatorContext context) {
      // as written, because issuers are compared as texts
      return value == null
          || (value.getHost() != null
              && value
                  .toString()
                  .matches("https?://" + Pattern.quote(value.getHost()) + "(:[0-9]{1,5})?"));
    }
  }
}
