package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The queries of TPC-H with half of the tables in PostgreSQL and half in MariaDB give what they
 * give over tables in memory, and move fewer rows when the databases do what they can.
 */
class TpchTwoDatabasesTest {

    private static final Set<String> IN_POSTGRES = Set.of("customer", "orders", "nation", "region");

    private static VirtualContext memory;
    private static VirtualContext auto;
    private static VirtualContext off;

    @BeforeAll
    static void spread() throws Exception {
        TestServer postgres = TestServer.database("tpchhalf");
        MariaDbServer maria = MariaDbServer.database("tpchhalf");
        Map<String, SampleTable> tables = TpchTables.generate(0.01);
        VirtualContextBuilder inMemory = VirtualContext.builder();
        try (Connection one = postgres.connect();
                Connection other = maria.connect();
                Statement analyze = one.createStatement();
                Statement count = other.createStatement()) {
            for (SampleTable table : tables.values()) {
                inMemory.table(table.name(), table.schema(), table.rows());
                if (IN_POSTGRES.contains(table.name())) {
                    SampleStores.writeTable(one, table.name(), table, type -> type, value -> value);
                } else {
                    SampleStores.writeTable(
                            other, table.name(), table, type -> "varchar(199)", value -> value);
                    count.execute("ANALYZE TABLE " + table.name() + " PERSISTENT FOR ALL");
                }
            }
            analyze.execute("ANALYZE");
        }
        memory = inMemory.build();
        auto = context(PushdownMode.AUTO, postgres, maria, tables.keySet());
        off = context(PushdownMode.OFF, postgres, maria, tables.keySet());
    }

    private static VirtualContext context(
            PushdownMode mode, TestServer postgres, MariaDbServer maria, Set<String> tables) {
        VirtualContextBuilder builder =
                VirtualContext.builder()
                        .settings(settings -> settings.pushdown(mode))
                        .connection("pg", postgres.definition())
                        .connection("maria", maria.definition());
        for (String table : tables) {
            builder.table(
                    VirtualTable.named(table)
                            .from(
                                    IN_POSTGRES.contains(table) ? "pg" : "maria",
                                    TableSource.table(table))
                            .build());
        }
        return builder.build();
    }

    @AfterAll
    static void close() {
        memory.close();
        auto.close();
        off.close();
    }

    private record Answered(List<List<Object>> rows, long moved) {

        static Answered of(VirtualContext context, String sql) {
            try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
                List<List<Object>> rows = new ArrayList<>();
                for (Row row : result) {
                    rows.add(new ArrayList<>(row.values()));
                }
                return new Answered(rows, result.statistics().rowsMoved());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void aQueryOverTwoDatabasesGivesWhatMemoryGives(int number) throws Exception {
        String sql = text(number);
        Answered expected = Answered.of(memory, sql);
        Answered plain = Answered.of(off, sql);
        Answered pushed = Answered.of(auto, sql);
        assertThat(plain.rows()).as("without pushdown").isEqualTo(expected.rows());
        assertThat(pushed.rows()).as("with pushdown").isEqualTo(expected.rows());
        assertThat(pushed.moved()).as("rows moved").isLessThan(plain.moved());
    }

    @Test
    void whatIsCountedThereMovesAsItsCount() throws Exception {
        assertThat(Answered.of(auto, text(1)).moved()).isEqualTo(4);
        assertThat(Answered.of(auto, text(6)).moved()).isEqualTo(1);
        assertThat(Answered.of(auto, text(19)).moved()).isEqualTo(1);
    }

    private static String text(int number) throws IOException {
        String name = "/tpch/q%02d.sql".formatted(number);
        try (InputStream text = TpchTwoDatabasesTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
