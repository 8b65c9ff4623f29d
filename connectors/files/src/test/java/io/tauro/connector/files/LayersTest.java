package io.tauro.connector.files;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(
                            location ->
                                    !location.contains("/test-classes/")
                                            && !location.contains("/files/test/"))
                    .importPackages("io.tauro.connector.files");

    @Test
    void packagesAreNotInARing() {
        slices().matching("io.tauro.connector.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void storesKnowNoFormatsAndFormatsNotEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..files.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..files.format", "..files.csv", "..files.json", "..files.parquet")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..files.format")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..files.csv", "..files.json", "..files.parquet")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..files.csv")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..files.json", "..files.parquet")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..files.json")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..files.csv", "..files.parquet")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..files.parquet")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..files.csv", "..files.json")
                .check(CLASSES);
    }

    @Test
    void librariesOfFormatsStayInTheirPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..files.parquet")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.parquet..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("..files.format", "..files.parquet")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.airlift..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("..files.json")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("..files.csv")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("de.siegmar..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hadoop..", "org.apache.parquet.hadoop..")
                .check(CLASSES);
    }
}
