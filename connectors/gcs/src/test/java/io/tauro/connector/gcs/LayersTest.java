package io.tauro.connector.gcs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/gcs/test/"))
                    .importPackages("io.tauro.connector.gcs");

    private static boolean isPublic(JavaClass type) {
        return type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @Test
    void twoClassesArePublic() {
        assertThat(CLASSES)
                .filteredOn(LayersTest::isPublic)
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("Gcs", "GcsFactory");
    }

    @Test
    void theConnectorKnowsTheApiTheFilesAndItsClient() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.tauro.connector.gcs",
                        "io.tauro.connector.files",
                        "io.tauro.connector.files.store",
                        "io.tauro.error",
                        "io.tauro.spi",
                        "io.tauro.table",
                        "com.google.api..",
                        "com.google.auth..",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void noTypeOfTheClientIsInAPublicSignature() {
        DescribedPredicate<JavaClass> ofTheClient =
                DescribedPredicate.describe(
                        "of the client", type -> type.getPackageName().startsWith("com.google"));
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(
                        DescribedPredicate.describe("are public", LayersTest::isPublic))
                .should()
                .haveRawReturnType(ofTheClient)
                .orShould()
                .haveRawParameterTypes(
                        DescribedPredicate.describe(
                                "with a type of the client",
                                types -> types.stream().anyMatch(ofTheClient)))
                .check(CLASSES);
    }
}
