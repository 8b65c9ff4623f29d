package io.tauro.connector.files.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the module of a store may know and show. */
public abstract class StoreLayers {

    private static final List<String> KNOWN_TO_ALL =
            List.of(
                    "java..",
                    "io.tauro.connector.files",
                    "io.tauro.connector.files.store",
                    "io.tauro.error",
                    "io.tauro.spi",
                    "io.tauro.table",
                    "org.jspecify.annotations");

    private final String module;
    private final List<String> open;
    private final String client;
    private final List<String> known;
    private final JavaClasses classes;

    /**
     * @param module the last name of its package
     * @param open its public classes
     * @param client how packages of its client begin
     * @param known the packages that it may use besides those of the API and of files
     */
    protected StoreLayers(String module, List<String> open, String client, String... known) {
        this.module = "io.tauro.connector." + module;
        this.open = open;
        this.client = client;
        this.known = List.of(known);
        this.classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("/" + module + "/test/"))
                        .importPackages(this.module);
    }

    private static boolean isPublic(JavaClass type) {
        return type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @Test
    void onlyTheEntryAndItsFactoryArePublic() {
        assertThat(classes)
                .filteredOn(StoreLayers::isPublic)
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void theConnectorKnowsTheApiTheFilesAndItsClient() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(KNOWN_TO_ALL, known, List.of(module))
                                .flatMap(List::stream)
                                .toArray(String[]::new))
                .check(classes);
    }

    @Test
    void noTypeOfTheClientIsInAPublicSignature() {
        DescribedPredicate<JavaClass> ofTheClient =
                DescribedPredicate.describe(
                        "of the client", type -> type.getPackageName().startsWith(client));
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(
                        DescribedPredicate.describe("are public", StoreLayers::isPublic))
                .should()
                .haveRawReturnType(ofTheClient)
                .orShould()
                .haveRawParameterTypes(
                        DescribedPredicate.describe(
                                "with a type of the client",
                                types -> types.stream().anyMatch(ofTheClient)))
                .check(classes);
    }
}
