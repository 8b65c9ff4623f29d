package io.tauro.internal.execute;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScanGateTest {

    @Test
    void onlyTheSecuredScanOpensAScan() throws URISyntaxException {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(SecuredScan.class.getName())
                .should()
                .callMethod(Scan.class, "open", Split.class, ReadContext.class)
                .orShould()
                .callMethod(Scan.class, "splits")
                .because("what a query reads passes the guard first")
                .check(new ClassFileImporter().importPath(engineClasses()));
    }

    private static Path engineClasses() throws URISyntaxException {
        return Path.of(
                SecuredScan.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
