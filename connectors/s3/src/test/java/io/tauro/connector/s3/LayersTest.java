package io.tauro.connector.s3;

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
                                            && !location.contains("/s3/test/"))
                    .importPackages("io.tauro.connector.s3");

    @Test
    void programsAndTheServiceLoaderSeeOneClassEach() {
        classes()
                .that()
                .arePublic()
                .should()
                .haveFullyQualifiedName("io.tauro.connector.s3.S3")
                .orShould()
                .haveFullyQualifiedName("io.tauro.connector.s3.S3Factory")
                .check(CLASSES);
    }

    @Test
    void itKnowsTheApiTheStoreSeamAndTheClient() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl",
                        "org.jspecify..",
                        "io.tauro.error",
                        "io.tauro.spi",
                        "io.tauro.table",
                        "io.tauro.connector.files",
                        "io.tauro.connector.files.store",
                        "io.tauro.connector.s3",
                        "software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    void theClientStaysOutOfSignaturesThatOthersSee() {
        noClasses()
                .that()
                .arePublic()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }
}
