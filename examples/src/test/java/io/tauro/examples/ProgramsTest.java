package io.tauro.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.registry.TableInfo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each program runs and prints what it should. */
class ProgramsTest {

    private interface Program {
        void run(PrintStream out) throws Exception;
    }

    private static List<String> linesOf(Program program) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            program.run(out);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Path shop() throws Exception {
        return Path.of(
                Objects.requireNonNull(ProgramsTest.class.getResource("/shop.yaml")).toURI());
    }

    @Test
    void theFirstQueryGivesRecords() throws Exception {
        assertThat(linesOf(FirstQuery::run))
                .containsExactly("Spend[country=PT, total=10.50]", "Spend[country=SE, total=7.00]");
    }

    @Test
    void aQueryWithoutSqlIsPushedDownAndExplained() throws Exception {
        assertThat(linesOf(PredicateQuery::run))
                .anyMatch(line -> line.strip().startsWith("Scan users [memory memory]"))
                .anyMatch(line -> line.strip().startsWith("pushed") && line.contains("age > ?"))
                .endsWith("2 active");
    }

    @Test
    void aContextFromAFileKnowsItsPrincipals() throws Exception {
        assertThat(linesOf(out -> YamlContext.run(shop(), out)))
                .containsExactly(
                        "PT 11.75",
                        "SE 7.00",
                        "TAURO-3001 Principal 'ivo' may not read table 'customers': there is no such table, or"
                                + " none of the roles [intern] may read it. Check its name, or ask for a role that may.");
    }

    @Test
    void jdbcNeedsTheFileOnly() throws Exception {
        assertThat(linesOf(out -> JdbcClient.run(shop(), out)))
                .containsExactly("Bo 7.00", "Ana 10.50");
    }

    @Test
    void describingSourcesContactsNone(@TempDir Path nowhere) {
        try (VirtualContext context = ManySources.open(nowhere.resolve("nothing"))) {
            assertThat(context.registry().tables())
                    .extracting(TableInfo::name)
                    .containsExactlyInAnyOrder("customers", "parts", "orders", "nations");
        }
    }
}
