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
import org.jspecify.annotations.Nullable;

/** An absolute http or https address without a fragment (RFC 8707 section 2). */
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ResourceUri.Check.class)
@interface ResourceUri {

  /** What is expected. */
  String message() default
      "expected an absolute http or https address without fragment, such as http://localhost:3001/mcp";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Checks it. */
  final class Check implements ConstraintValidator<ResourceUri, URI> {

    @Override
    public boolean isValid(@Nullable URI value, ConstraintValidatorContext context) {
      return value == null
          || (("http".equals(value.getScheme()) || "https".equals(value.getScheme()))
              && value.getHost() != null
              && value.getFragment() == null);
    }
  }
}
