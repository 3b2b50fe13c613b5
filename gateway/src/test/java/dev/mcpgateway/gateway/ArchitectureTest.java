package dev.mcpgateway.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import reactor.core.CorePublisher;

/** What the compiler does not see: boundaries, and calls that must not be made. */
class ArchitectureTest {

  private static final String BASE = "dev.mcpgateway.gateway.";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.mcpgateway.gateway");
  private static final Set<String> ENDS_THE_REACTIVE_CHAIN =
      Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");

  @Test
  void featuresUseOnlyWhatTheyDeclare() {
    ApplicationModules modules = ApplicationModules.of(GatewayApplication.class);
    modules.verify();
    assertThat(modules.stream()).hasSizeGreaterThan(5);
  }

  /** Modulith's own check lets undeclared uses of plain types pass, so each use is held here. */
  @Test
  void featuresUseNoTypeOfAFeatureThatTheyDoNotDeclare() {
    Set<JavaPackage> features =
        OURS.getPackage(GatewayApplication.class.getPackageName()).getSubpackages();
    assertThat(features).hasSizeGreaterThan(5);
    for (JavaPackage feature : features) {
      noClasses()
          .that()
          .resideInAPackage(feature.getName() + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.mcpgateway.gateway..")
                  .and(resideOutsideOfPackages(allowed(feature))))
          .because("its package declares which features it uses")
          .check(OURS);
    }
  }

  private static String[] allowed(JavaPackage feature) {
    String[] declared = feature.getAnnotationOfType(ApplicationModule.class).allowedDependencies();
    return Stream.concat(
            Stream.of(feature.getName() + ".."),
            Arrays.stream(declared).map(each -> BASE + each + ".."))
        .toArray(String[]::new);
  }

  @Test
  void coreTypesKnowNothingOfHttp() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + "caller..", BASE + "resource..", BASE + "mcp..", BASE + "seal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "reactor..")
        .because("they decide in values, and are tested without a server")
        .check(OURS);
  }

  @Test
  void classesAreFinal() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .and()
        .areNotEnums()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("nothing here is made to be inherited from")
        .check(OURS);
  }

  @Test
  void endpointsAreNobodysBusiness() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Endpoint")
        .and()
        // there it is a word of the transport
        .resideOutsideOfPackage(BASE + "sse..")
        .should()
        .bePublic()
        .because("an endpoint is called by requests, never by another feature")
        .check(OURS);
  }

  @Test
  void timeComesFromAClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("tests must be able to set the time")
        .check(OURS);
  }

  @Test
  void nothingBlocks() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "ends a reactive chain by waiting",
                (JavaMethodCall call) ->
                    isOf(call, CorePublisher.class)
                        && ENDS_THE_REACTIVE_CHAIN.contains(call.getName())))
        .because("one waiting thread holds up the requests of many")
        .check(OURS);
  }

  @Test
  void onlyRefusalsHaveAnErrorStatus() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "refusal..")
        .should()
        .accessFieldWhere(
            describe(
                "a status of 400 or above",
                (JavaFieldAccess access) ->
                    access.getTargetOwner().isEquivalentTo(HttpStatus.class)
                        && HttpStatus.valueOf(access.getName()).isError()))
        .because("whatever is refused has a code, a line in the log and no details")
        .check(OURS);
  }

  @Test
  void onlyFewSetAStatus() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "refusal..")
        .and()
        .doNotHaveSimpleName("OriginFilter")
        .and()
        .doNotHaveSimpleName("AnswerWriter")
        .should()
        .callMethodWhere(
            describe(
                "sets a status",
                (JavaMethodCall call) ->
                    isOf(call, ServerHttpResponse.class)
                        && call.getName().matches("set(Raw)?StatusCode")))
        .because("besides refusals there are the answers to preflights and those of backends")
        .check(OURS);
  }

  /** The gateway stands on the frameworks' own parts instead of building them again. */
  @ParameterizedTest
  @CsvSource({
    "proxy, org.springframework.cloud.gateway.filter.GatewayFilter",
    "proxy, org.springframework.cloud.gateway.route.RouteLocator",
    "refusal, org.springframework.security.oauth2.server.resource.BearerTokenError",
    "security, org.springframework.security.web.server.SecurityWebFilterChain",
    "token,"
        + " org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication",
    "token, org.springframework.security.oauth2.core.OAuth2TokenValidator",
    "token, com.nimbusds.jose.JWSVerifier",
    "token, com.nimbusds.jose.jwk.source.JWKSourceBuilder"
  })
  void standsOn(String feature, String type) {
    assertThat(OURS)
        .anyMatch(each ->
            each.getPackageName().startsWith(BASE + feature)
                && each.getDirectDependenciesFromSelf().stream()
                    .anyMatch(on -> on.getTargetClass().getName().equals(type)));
  }

  private static boolean isOf(JavaMethodCall call, Class<?> type) {
    return call.getTargetOwner().isAssignableTo(type);
  }
}
