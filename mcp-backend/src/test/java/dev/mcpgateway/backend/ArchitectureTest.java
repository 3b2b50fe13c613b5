package dev.mcpgateway.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.mcpgateway.backend");

  @Test
  void everyClassIsFinal() {
    classes()
        .that()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("nothing here is made to be extended")
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.mcpgateway.backend.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void toolsKnowNothingOfHttp() {
    noClasses()
        .that()
        .resideInAPackage("..tool..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.web..", "org.springframework.http..")
        .because("a tool is the same over each transport")
        .check(MAIN);
  }

  @Test
  void nothingKnowsOfAuthorization() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.security..", "com.nimbusds..")
        .because("the backend shows that a server needs no authorization code of its own")
        .check(MAIN);
  }
}
