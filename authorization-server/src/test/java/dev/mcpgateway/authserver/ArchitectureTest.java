package dev.mcpgateway.authserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

final class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.mcpgateway.authserver");

  @Test
  void everyClassIsFinal() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("nothing here is made to be extended")
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.mcpgateway.authserver.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void theTimeComesFromAClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .because("tests move the clock")
        .check(MAIN);
  }

  @Test
  void onlyOneClassRedirectsToClients() {
    noClasses()
        .that()
        .doNotHaveSimpleName("AuthorizationResponses")
        .should()
        .callMethod(HttpServletResponse.class, "sendRedirect", String.class)
        .orShould()
        .accessField(HttpHeaders.class, "LOCATION")
        .because("the address is checked there, each time")
        .check(MAIN);
  }
}
