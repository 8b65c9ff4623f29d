package io.tauro.connector.hdfs;

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
                    .withImportOption(location -> !location.contains("/hdfs/test/"))
                    .importPackages("io.tauro.connector.hdfs");

    private static boolean isPublic(JavaClass type) {
        return type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @Test
    void twoClassesArePublic() {
        assertThat(CLASSES)
                .filteredOn(LayersTest::isPublic)
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("Hdfs", "HdfsFactory");
    }

    @Test
    void theConnectorKnowsTheApiTheFilesAndItsClient() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.security.sasl",
                        "io.tauro.connector.hdfs",
                        "io.tauro.connector.files",
                        "io.tauro.connector.files.store",
                        "io.tauro.error",
                        "io.tauro.spi",
                        "io.tauro.table",
                        "org.apache.hadoop..",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void noTypeOfTheClientIsInAPublicSignature() {
        DescribedPredicate<JavaClass> ofTheClient =
                DescribedPredicate.describe(
                        "of the client", type -> type.getPackageName().startsWith("org.apache"));
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
