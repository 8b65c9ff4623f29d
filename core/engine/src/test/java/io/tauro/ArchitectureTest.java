package io.tauro;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.tauro.spi.Scan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The folders are the architecture: who knows whom among the packages of API, security and engine.
 */
class ArchitectureTest {

    private static final String[] API = {
        "io.tauro.type..",
        "io.tauro.data..",
        "io.tauro.predicate..",
        "io.tauro.identity..",
        "io.tauro.error..",
        "io.tauro.table..",
        "io.tauro.spi..",
    };

    /** The stages of a query: each knows only those before it. */
    private static final List<String> STAGES =
            List.of(
                    "json",
                    "kernel",
                    "edge",
                    "spill",
                    "metadata",
                    "information",
                    "sql",
                    "plan",
                    "optimize",
                    "physical",
                    "verify",
                    "pushdown",
                    "execute");

    private static JavaClasses tauro;

    @BeforeAll
    static void readClasses() {
        tauro =
                new ClassFileImporter()
                        .withImportOption(ArchitectureTest::isMainCode)
                        .importPackages("io.tauro");
    }

    private static boolean isMainCode(Location location) {
        return !location.contains("/test-classes/")
                && !location.contains("/engine/test/")
                && !location.contains("testkit");
    }

    private static String[] apiAnd(String... more) {
        return java.util.stream.Stream.of(API, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    @Test
    void noPackagesImportEachOther() {
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(tauro);
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public String getDescription() {
            return "packages";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }
    }

    @Test
    void calciteIsKnownInsideOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.tauro.internal.metadata..",
                        "io.tauro.internal.sql..",
                        "io.tauro.internal.plan..",
                        "io.tauro.internal.optimize..",
                        "io.tauro.internal.pushdown..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.calcite..")
                .check(tauro);
    }

    @Test
    void onlyTheEngineKnowsWhatIsInside() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tauro.internal..", "io.tauro.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tauro.internal..")
                .check(tauro);
    }

    @Test
    void whatIsInsideDoesNotKnowTheDoor() {
        noClasses()
                .that()
                .resideInAPackage("io.tauro.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.tauro", "io.tauro.engine..", "io.tauro.config..")
                .check(tauro);
    }

    @TestFactory
    List<DynamicTest> eachStageKnowsOnlyThoseBeforeIt() {
        return STAGES.stream()
                .map(stage -> DynamicTest.dynamicTest(stage, () -> checkStage(stage)))
                .toList();
    }

    private static void checkStage(String stage) {
        String[] later =
                STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size()).stream()
                        .map(name -> "io.tauro.internal." + name + "..")
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.tauro.internal." + stage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .allowEmptyShould(true)
                .check(tauro);
    }

    @Test
    void everyStageIsNamedHere() {
        Set<String> stages =
                tauro.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("io.tauro.internal."))
                        .map(name -> name.split("\\.")[3])
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(STAGES).containsAll(stages);
    }

    @Test
    void kernelsKnowValuesAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("io.tauro.internal.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.google.re2j..",
                        "io.tauro.type..",
                        "io.tauro.data..",
                        "io.tauro.error..",
                        "io.tauro.predicate..",
                        "io.tauro.security.mask..",
                        "io.tauro.internal.json..",
                        "io.tauro.internal.kernel..")
                .check(tauro);
    }

    @Test
    void onlyOneClassOpensAScan() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tauro.internal.execute.SecuredScan")
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "open a scan",
                                call ->
                                        call.getName().equals("open")
                                                && call.getTargetOwner()
                                                        .isAssignableTo(Scan.class)))
                .check(tauro);
    }

    @Test
    void tablesInMemoryAreAConnectorLikeAnyOther() {
        classes()
                .that()
                .resideInAPackage("io.tauro.memory..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(apiAnd("java..", "org.jspecify..", "io.tauro.memory..")))
                .check(tauro);
    }

    @Test
    void securityIsBelowTheEngine() {
        classes()
                .that()
                .resideInAPackage("io.tauro.security..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                apiAnd(
                                        "java..",
                                        "javax.crypto..",
                                        "org.bouncycastle.crypto..",
                                        "javax.sql..",
                                        "org.slf4j..",
                                        "org.jspecify..",
                                        "com.google.crypto.tink..",
                                        "io.tauro.security..")))
                .check(tauro);
    }

    @Test
    void onlyTheCiphersKnowTink() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tauro.security.crypto..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.crypto.tink..")
                .check(tauro);
    }

    @Test
    void theApiKnowsOnlyItselfAndThePlatform() {
        classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(apiAnd("java..", "org.jspecify..")))
                .check(tauro);
    }

    @Test
    void theConfigurationDoesNotKnowTheDoor() {
        noClasses()
                .that()
                .resideInAPackage("io.tauro.config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tauro")
                .check(tauro);
    }

    @Test
    void onlyTheConfigurationKnowsYaml() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tauro.config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.yaml..")
                .check(tauro);
    }

    @Test
    void everyPackageSaysWhatIsNull() {
        Set<String> packages =
                tauro.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages)
                .allSatisfy(
                        name ->
                                assertThat(tauro.getPackage(name).isAnnotatedWith(NullMarked.class))
                                        .as(name)
                                        .isTrue());
    }
}
