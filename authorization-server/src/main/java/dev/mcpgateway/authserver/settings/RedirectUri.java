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

/** An address that answers may be sent to: https, http on this machine, or a private scheme. */
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RedirectUri.Check.class)
@interface RedirectUri {

  /** What is expected. */
  String message() default
      "expected https, or http on localhost, 127.0.0.1 or [::1], or a private scheme such as com.example.app:/callback; without fragment and user information";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Checks it. */
  final class Check implements ConstraintValidator<RedirectUri, URI> {

    @Override
    public boolean isValid(@Nullable URI value, ConstraintValidatorContext context) {
      return value == null || RedirectUris.acceptable(value);
    }
  }
}
