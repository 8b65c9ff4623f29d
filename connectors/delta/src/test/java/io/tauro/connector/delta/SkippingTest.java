package io.tauro.connector.delta;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which of ten files are read: each has a hundred numbers, text of 44 characters of which the log
 * has 32, and times half a millisecond apart.
 */
class SkippingTest {

    private static final OffsetDateTime START = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(col("id").eq(250), "1 of 10 files"),
                Arguments.of(col("id").lt(100), "1 of 10 files"),
                Arguments.of(col("id").lte(100), "2 of 10 files"),
                Arguments.of(col("id").gte(899), "2 of 10 files"),
                Arguments.of(col("id").gt(899), "1 of 10 files"),
                Arguments.of(col("id").in(5, 205, 207), "2 of 10 files"),
                Arguments.of(col("id").eq(5).or(col("id").eq(905)), "2 of 10 files"),
                Arguments.of(col("id").gt(99).not(), "1 of 10 files"),
                Arguments.of(col("id").gt(1000), "0 of 10 files"),
                // What the log has of the text is the same for all of them.
                Arguments.of(col("word").eq("long ".repeat(8) + "0250"), "10 files"),
                Arguments.of(col("word").gt("longer"), "0 of 10 files"),
                Arguments.of(col("word").lt("long"), "0 of 10 files"),
                // The last time of a file is cut to milliseconds; one more may be there.
                Arguments.of(col("at").eq(START.plusNanos(49_500_000)), "2 of 10 files"),
                Arguments.of(col("at").gt(START.plusNanos(449_500_000)), "2 of 10 files"),
                Arguments.of(col("at").gt(START.plusNanos(450_100_000)), "1 of 10 files"),
                // NaN is greater than all numbers, and one file may have it.
                Arguments.of(col("d").lt(25.0), "2 of 10 files"),
                Arguments.of(col("d").gt(1e9), "10 files"),
                Arguments.of(col("note").isNull(), "9 of 10 files"),
                Arguments.of(col("note").isNotNull(), "9 of 10 files"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void filesThatCannotHaveARowAreLeftOut(Predicate filter, String files) {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(TableSource.delta("skipping"));

            assertThat(DeltaTables.scan(table, List.of("id"), filter).describe())
                    .isEqualTo("delta skipping version 10, " + files + ", 1 column");
        }
    }

    @Test
    void partitionsThatCannotMatterAreLeftOut() {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(TableSource.delta("partitioned"));

            assertThat(Expected.rows(DeltaTables.scan(table, List.of("id"), col("word").eq("x/y"))))
                    .containsExactly("[\"3\"]");
            assertThat(DeltaTables.scan(table, List.of("id"), col("word").eq("x/y")).describe())
                    .isEqualTo("delta partitioned version 2, 1 of 10 files, 1 column");
            assertThat(DeltaTables.scan(table, List.of("id"), col("word").isNull()).describe())
                    .isEqualTo("delta partitioned version 2, 2 of 10 files, 1 column");
            assertThat(
                            DeltaTables.scan(
                                            table,
                                            List.of("id"),
                                            col("day").gte(LocalDate.parse("2026-01-03")))
                                    .describe())
                    .isEqualTo("delta partitioned version 2, 3 of 10 files, 1 column");
        }
    }

    @Test
    void thePlannerLearnsRowsAndBoundsFromTheLog() {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(TableSource.delta("skipping"));
            TableStatistics statistics = table.statistics();

            assertThat(statistics.rows()).hasValue(1000);
            assertThat(statistics.columns().get("id").min()).isEqualTo(Optional.of(0));
            assertThat(statistics.columns().get("id").max()).isEqualTo(Optional.of(999));
            assertThat(statistics.columns().get("note").nullFraction()).hasValue(0.5);
            assertThat(DeltaTables.scan(table, List.of("id"), col("id").lt(100)).estimate().rows())
                    .hasValue(100);
        }
    }

    @Test
    void rowsThatAreDeletedDoNotCount() {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(TableSource.delta("vectors"));

            assertThat(table.statistics().rows()).hasValue(Expected.rows("vectors").size());
            assertThat(table.plan(ScanRequest.of(List.of("id")).withLimit(3)).estimate().rows())
                    .hasValue(3);
        }
    }
}
