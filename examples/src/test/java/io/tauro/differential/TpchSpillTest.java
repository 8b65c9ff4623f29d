package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.data.Row;
import io.tauro.engine.EngineSettings;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queries of TPC-H give the same rows when operators put what they hold on disk. */
class TpchSpillTest {

    private static final AtomicLong spilled = new AtomicLong();

    private static VirtualContext inMemory;
    private static VirtualContext refused;
    private static VirtualContext little;

    @BeforeAll
    static void generate() throws Exception {
        Map<String, SampleTable> tables = TpchTables.generate(0.01);
        inMemory = context(tables, settings -> settings);
        refused = context(tables, s -> s.spill(s.spill().refuseEvery(3).encrypted(true)));
        little = context(tables, s -> s.memory(512L << 10, 512L << 10).threads(1));
    }

    private static VirtualContext context(
            Map<String, SampleTable> tables, UnaryOperator<EngineSettings> settings) {
        VirtualContextBuilder builder = VirtualContext.builder().settings(settings);
        for (SampleTable table : tables.values()) {
            builder.table(table.name(), table.schema(), table.rows());
        }
        return builder.build();
    }

    @AfterAll
    static void close() {
        inMemory.close();
        refused.close();
        little.close();
        assertThat(spilled).hasPositiveValue();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void aQueryGivesTheSameRowsOnDisk(int number) throws Exception {
        String sql = text(number);
        List<String> expected = rows(inMemory, sql);
        assertThat(rows(refused, sql)).isEqualTo(expected);
        assertThat(rows(little, sql)).isEqualTo(expected);
    }

    /** In no order: rows that are equal by the keys of an ORDER BY may change places. */
    private static List<String> rows(VirtualContext context, String sql) {
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            List<String> rows =
                    result.stream().map(Row::values).map(List::toString).sorted().toList();
            spilled.addAndGet(result.statistics().spilledBytes());
            return rows;
        }
    }

    private static String text(int number) throws IOException {
        String name = "/tpch/q%02d.sql".formatted(number);
        try (InputStream text = TpchSpillTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
