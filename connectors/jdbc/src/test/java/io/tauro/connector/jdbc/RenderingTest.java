package io.tauro.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The SQL of a database that cannot run here: each statement is parsed by a parser of its dialect,
 * and all of them are those of a file that somebody has read against the documentation of the
 * vendor, or of that file and of another one. To record a file anew, delete it and run the test.
 */
public abstract class RenderingTest {

    /** Whose SQL it is. */
    protected abstract Database database();

    /** Columns of all types. */
    protected abstract List<RemoteColumn> columns();

    /** The name of the file, without its ending. */
    protected abstract String file();

    /** The statements of a database whose own are recorded, and differ little; none by itself. */
    protected Map<String, String> base() {
        return Map.of();
    }

    /**
     * Parses a statement.
     *
     * @throws RuntimeException if it is not of the dialect
     */
    protected abstract void parse(String sql);

    private Map<String, String> rendered() {
        return SubPlans.of(database(), columns());
    }

    private static Map<String, String> taken(Map<String, String> rendered) {
        return rendered.entrySet().stream()
                .filter(plan -> !plan.getValue().startsWith(SubPlans.REFUSED))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String asText(Map<String, String> rendered) {
        return rendered.entrySet().stream()
                .map(plan -> "# " + plan.getKey() + "\n" + plan.getValue() + "\n")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void eachStatementIsOfTheGrammarOfTheDialect() {
        SoftAssertions all = new SoftAssertions();
        Map<String, String> taken = taken(rendered());
        taken.forEach(
                (name, sql) ->
                        all.assertThatCode(() -> parse(sql))
                                .as(name + ": " + sql)
                                .doesNotThrowAnyException());
        all.assertAll();
        assertThat(taken).hasSizeGreaterThan(60);
    }

    @Test
    void theStatementsAreThoseThatWereRead() throws IOException {
        Path recorded = Path.of("src/test/sub-plans", file() + ".sql");
        Map<String, String> statements = rendered();
        base().forEach(statements::remove);
        String now = asText(statements);
        if (!Files.exists(recorded)) {
            Files.createDirectories(recorded.getParent());
            Files.writeString(recorded, now);
        }
        assertThat(now).isEqualTo(Files.readString(recorded, StandardCharsets.UTF_8));
    }
}
