package io.tauro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TpcdsQueriesTest {

    private static VirtualContext context;

    @BeforeAll
    static void emptyTables() {
        VirtualContextBuilder builder = VirtualContext.builder();
        for (String table : TpcdsData.tables()) {
            List<Column> columns =
                    TpcdsData.columns(table).entrySet().stream()
                            .map(c -> Column.of(c.getKey(), DataType.parse(c.getValue())))
                            .toList();
            builder.table(table, new Schema(columns), List.of());
        }
        context = builder.build();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    /** All but the one that divides by the number of some rows, of which there are none here. */
    static Stream<Map.Entry<String, String>> queries() throws IOException {
        return TpcdsQueries.load(List.of()).entrySet().stream()
                .filter(query -> !query.getKey().equals("Q90"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryIsPlannedAndRuns(Map.Entry<String, String> query) {
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(query.getValue())) {
            assertThat(result.toList()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void thereAre99QueriesFourOfThemInTwoParts() throws IOException {
        assertThat(TpcdsQueries.load(List.of())).hasSize(103).containsKeys("Q1", "Q39b", "Q99");
    }
}
