package io.tauro.connector.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delta tables of a configuration, asked by SQL. */
class SqlDeltaTest {

    private static final String TABLES =
            """
            context: {pushdown: %s}
            connections:
              disk: {connector_type: local, path: %s}
            tables:
              skipping: {connection_id: disk, path: skipping/, format: delta}
              many: {connection_id: disk, path: vectors_many/, format: delta}
              history: {connection_id: disk, path: history, format: delta}
              first: {connection_id: disk, path: history, format: delta, version: 1}
              second: {connection_id: disk, path: in_commit_timestamps, format: delta, timestamp: "%s"}
              changed: {connection_id: disk, path: changes, format: delta, options: {changes_from: 2, changes_to: 4}}
              nested: {connection_id: disk, path: nested, format: delta}
              parts: {connection_id: disk, path: vectors_partitioned, format: delta}
            """;

    @TempDir Path folder;

    private VirtualContext context(String pushdown) throws IOException {
        Path file = folder.resolve("tauro.yaml");
        Files.writeString(
                file, TABLES.formatted(pushdown, Expected.TABLES, "2100-01-01T00:00:00Z"));
        return VirtualContext.fromYaml(file);
    }

    private static List<String> rows(VirtualContext context, String sql) {
        VirtualSession session = context.as(Principal.ANONYMOUS);
        List<String> rows = new ArrayList<>();
        try (QueryResult result = session.query(sql)) {
            for (Row row : result) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < result.schema().size(); i++) {
                    values.add(row.get(i));
                }
                rows.add(Expected.value(values));
            }
        }
        rows.sort(null);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void answersAreThoseOfSparkWithPushdownAndWithout(String pushdown) throws IOException {
        try (VirtualContext context = context(pushdown)) {
            assertThat(
                            rows(
                                    context,
                                    "SELECT count(*) AS n, sum(id) AS total, count(note) AS notes FROM skipping"))
                    .isEqualTo(Expected.rows("skipping"));
            assertThat(
                            rows(
                                    context,
                                    "SELECT few, count(*) AS n, sum(id) AS total, min(id) AS least, max(id) AS greatest FROM many GROUP BY few"))
                    .isEqualTo(Expected.rows("vectors_many"));
            assertThat(rows(context, "SELECT * FROM first")).isEqualTo(Expected.rows("history@1"));
            assertThat(rows(context, "SELECT id FROM many WHERE id BETWEEN 29990 AND 30005"))
                    .containsExactly(
                            "[\"29990\"]",
                            "[\"29992\"]",
                            "[\"29993\"]",
                            "[\"29995\"]",
                            "[\"29996\"]",
                            "[\"29998\"]",
                            "[\"29999\"]",
                            "[\"30001\"]",
                            "[\"30002\"]",
                            "[\"30004\"]",
                            "[\"30005\"]");
            assertThat(rows(context, "SELECT part, count(*) FROM parts WHERE id > 3 GROUP BY part"))
                    .containsExactly("[\"even number\",\"4\"]", "[\"odd/number\",\"2\"]");
            assertThat(
                            rows(
                                    context,
                                    "SELECT h.id, f.word FROM history h FULL JOIN first f ON h.id = f.id WHERE f.id = 3 OR h.id = 9"))
                    .containsExactly("[\"9\",null]", "[null,\"c\"]");
            assertThat(
                            rows(
                                    context,
                                    "SELECT _commit_version, count(*) FROM changed WHERE _change_type <> 'delete' GROUP BY _commit_version"))
                    .containsExactly("[\"2\",\"2\"]", "[\"4\",\"3\"]");
            assertThat(rows(context, "SELECT id, n.point.y.name FROM nested n WHERE id = 1"))
                    .containsExactly("[\"1\",\"n\"]");
        }
    }

    @Test
    void aJoinReadsOnlyFilesThatHaveItsKeys() throws IOException {
        try (VirtualContext context = context("auto")) {
            assertThat(
                            rows(
                                    context,
                                    "SELECT s.id, h.word FROM skipping s JOIN history h ON s.id = h.id"))
                    .containsExactly("[\"9\",\"z\"]");
        }
    }

    @Test
    void explainShowsVersionAndFiles() throws IOException {
        try (VirtualContext context = context("auto")) {
            assertThat(rows(context, "EXPLAIN SELECT word FROM skipping WHERE id < 250").toString())
                    .contains("delta skipping/ version 10, 3 of 10 files");
        }
    }

    @Test
    void aTimeBehindTheLastCommitNamesTheTimesThatThereAre() throws IOException {
        try (VirtualContext context = context("auto")) {
            assertThatThrownBy(() -> rows(context, "SELECT * FROM second"))
                    .isInstanceOf(TauroException.class)
                    .hasMessageContaining("'in_commit_timestamps' has no version of 2100-01-01");
        }
    }
}
