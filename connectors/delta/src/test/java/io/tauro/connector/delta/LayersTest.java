package io.tauro.connector.delta;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(
                            location ->
                                    !location.contains("/test-classes/")
                                            && !location.contains("/delta/test/"))
                    .importPackages("io.tauro.connector.delta");

    @Test
    void onlyTheServiceLoaderSeesAClass() {
        classes()
                .that()
                .arePublic()
                .should()
                .haveFullyQualifiedName("io.tauro.connector.delta.DeltaFormat")
                .check(CLASSES);
    }

    @Test
    void itKnowsTheApiTheFilesAndTheKernel() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.core..",
                        "io.delta.kernel..",
                        "io.tauro.data",
                        "io.tauro.error",
                        "io.tauro.predicate",
                        "io.tauro.spi",
                        "io.tauro.table",
                        "io.tauro.type",
                        "io.tauro.connector.files",
                        "io.tauro.connector.files.format",
                        "io.tauro.connector.files.parquet",
                        "io.tauro.connector.files.store",
                        "io.tauro.connector.delta")
                .check(CLASSES);
    }

    @Test
    void theKernelStaysOutOfSignaturesThatOthersSee() {
        noClasses()
                .that()
                .arePublic()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.delta..")
                .check(CLASSES);
    }
}
