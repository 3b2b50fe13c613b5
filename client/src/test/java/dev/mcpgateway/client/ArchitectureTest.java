package dev.mcpgateway.client;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class ArchitectureTest {

  private static final String BASE = "dev.mcpgateway.client";

  private static final String[] PURE = {
    BASE + ".flow..",
    BASE + ".challenge..",
    BASE + ".metadata..",
    BASE + ".authorization..",
    BASE + ".possession.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(BASE);

  @Test
  void classesAreFinal() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("nothing here is made to be extended")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching(BASE + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package is read after those it builds on")
        .check(CLASSES);
  }

  @Test
  void decisionsAreValues() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("reactor..", "org.springframework..", "io.netty..", "java.nio.file..")
        .because("what decides is tested without anything that runs")
        .check(CLASSES);
  }

  @Test
  void decisionsLookAtNoClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .because("time comes from a Clock")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class)
        .because("the time is told to what decides")
        .check(CLASSES);
  }

  @Test
  void theLibraryDoesNotKnowItsCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE, BASE + ".command..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(BASE + ".command..", "picocli..")
        .because("other programs use it without one")
        .check(CLASSES);
  }

  @Test
  void portsDoNotKnowWhatFillsThem() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".login..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(BASE + ".browser..", BASE + ".callback..", BASE + ".mcp..")
        .because("another program brings its own browser and listener")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineWaits() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".command..")
        .should()
        .callMethodWhere(
            target(nameMatching("block.*|toFuture|toIterable|toStream"))
                .and(target(owner(assignableTo(Mono.class).or(assignableTo(Flux.class))))))
        .because("a blocked event loop stops every request on it")
        .check(CLASSES);
  }

  @Test
  void httpHasOneClient() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(HttpURLConnection.class, HttpClient.class, URL.class)
        .because("limits, mapped addresses and unfollowed redirects hold for one client only")
        .check(CLASSES);
    noClasses()
        .should()
        .callMethod(Jsoup.class, "connect", String.class)
        .because("jsoup reads pages, it does not fetch them")
        .check(CLASSES);
  }

  @Test
  void noContextIsStarted() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ApplicationContext.class)
        .because("the command line starts in about a second")
        .check(CLASSES);
  }
}
