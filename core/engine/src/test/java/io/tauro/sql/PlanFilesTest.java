package io.tauro.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.identity.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the plans in {@code src/test/plans}: what an optimiser change did is a diff of these files.
 */
class PlanFilesTest {

    private static final Path FOLDER = Path.of("src/test/plans");

    @TestFactory
    Stream<DynamicTest> plans() throws IOException {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.sorted().toList().stream().flatMap(PlanFilesTest::cases);
        }
    }

    private static Stream<DynamicTest> cases(Path path) {
        SqlFile file = SqlFile.read(path);
        return file.cases().stream()
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        path.getFileName() + ":" + one.line(),
                                        path.toUri(),
                                        () -> {
                                            try (VirtualContext context =
                                                    SqlFilesTest.context(
                                                            file, settings -> settings)) {
                                                String plan =
                                                        context.as(Principal.ANONYMOUS)
                                                                .explain(one.sql());
                                                assertThat(plan.lines())
                                                        .as(one.sql())
                                                        .containsExactlyElementsOf(one.rows());
                                            }
                                        }));
    }
}
