package io.tauro.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ColumnStatistics;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTableTest {

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verde";
            }
        }
    }

    record Point(int x, Double y) {}

    record Everything(
            boolean flag,
            byte tiny,
            Short small,
            int number,
            Long big,
            float real,
            Double fraction,
            BigDecimal money,
            BigInteger whole,
            String text,
            Colour colour,
            char letter,
            LocalDate day,
            LocalTime time,
            LocalDateTime at,
            OffsetDateTime moment,
            Instant instant,
            UUID id,
            byte[] bytes,
            List<BigDecimal> prices,
            Map<String, Integer> counts,
            Point point) {}

    @Test
    void recordComponentsBecomeColumnsOfTheirTypes() {
        MemoryTable table = MemoryTable.ofRecords(List.of(everything()), Everything.class);

        assertThat(table.schema())
                .hasToString(
                        "(flag BOOLEAN NOT NULL, tiny TINYINT NOT NULL, small SMALLINT, "
                                + "number INTEGER NOT NULL, big BIGINT, real REAL NOT NULL, fraction DOUBLE, money DECIMAL(38,2), "
                                + "whole DECIMAL(38,0), text VARCHAR, colour VARCHAR, letter VARCHAR NOT NULL, day DATE, time TIME, at TIMESTAMP, "
                                + "moment TIMESTAMP WITH TIME ZONE, instant TIMESTAMP WITH TIME ZONE, id UUID, bytes VARBINARY, "
                                + "prices DECIMAL(38,3) ARRAY, counts MAP<VARCHAR,INTEGER>, point ROW(x INTEGER, y DOUBLE))");
    }

    @Test
    void recordValuesAreKept() {
        List<Object> row =
                rows(MemoryTable.ofRecords(List.of(everything()), Everything.class)).get(0);

        assertThat(row.get(7)).isEqualTo(new BigDecimal("10.50"));
        assertThat(row.get(8)).isEqualTo(new BigDecimal("12345678901234567890"));
        assertThat(row.get(10)).isEqualTo("GREEN");
        assertThat(row.get(11)).isEqualTo("x");
        assertThat(row.get(15))
                .isEqualTo(OffsetDateTime.of(2026, 1, 1, 11, 0, 0, 0, ZoneOffset.UTC));
        assertThat(row.get(16))
                .isEqualTo(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 1000, ZoneOffset.UTC));
        assertThat((byte[]) row.get(18)).containsExactly(1, 2);
        assertThat(row.get(19))
                .isEqualTo(List.of(new BigDecimal("1.000"), new BigDecimal("0.125")));
        assertThat(row.get(20)).isEqualTo(Map.of("a", 1));
        assertThat(row.get(21)).isEqualTo(List.of(3, 0.5));
    }

    private static Everything everything() {
        return new Everything(
                true,
                (byte) 1,
                (short) 2,
                3,
                4L,
                0.5f,
                0.25,
                new BigDecimal("10.50"),
                new BigInteger("12345678901234567890"),
                "text",
                Colour.GREEN,
                'x',
                LocalDate.of(2026, 1, 1),
                LocalTime.NOON,
                LocalDateTime.of(2026, 1, 1, 12, 0),
                OffsetDateTime.of(2026, 1, 1, 12, 0, 0, 0, ZoneOffset.ofHours(1)),
                Instant.ofEpochSecond(0, 1000),
                new UUID(1, 2),
                new byte[] {1, 2},
                List.of(BigDecimal.ONE, new BigDecimal("0.125")),
                Map.of("a", 1),
                new Point(3, 0.5));
    }

    @Test
    void mapsGiveColumnsInOrderOfFirstAppearance() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("b", 1);
        first.put("a", null);
        MemoryTable table =
                MemoryTable.ofMaps(List.of(first, Map.of("c", "x"), Map.of("b", 3_000_000_000L)));

        assertThat(table.schema()).hasToString("(b BIGINT, a VARCHAR, c VARCHAR)");
        assertThat(rows(table))
                .containsExactly(
                        Arrays.asList(1L, null, null),
                        Arrays.asList(null, null, "x"),
                        Arrays.asList(3_000_000_000L, null, null));
    }

    @Test
    void numbersOfAColumnAreUnified() {
        Object[][] rows = {
            {1, 1, new BigDecimal("1.5")}, {2.5, new BigDecimal("0.125"), new BigDecimal("100")}
        };
        MemoryTable table = MemoryTable.ofArrays(List.of("a", "b", "c"), rows);

        assertThat(table.schema()).hasToString("(a DOUBLE, b DECIMAL(38,3), c DECIMAL(38,1))");
        assertThat(rows(table).get(0))
                .containsExactly(1.0, new BigDecimal("1.000"), new BigDecimal("1.5"));
    }

    @Test
    void typesThatHaveNothingInCommonAreNamed() {
        assertThatThrownBy(() -> MemoryTable.ofMaps(List.of(Map.of("a", 1), Map.of("a", "x"))))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.TYPE_MISMATCH))
                .hasMessageContaining("'a'")
                .hasMessageContaining("INTEGER")
                .hasMessageContaining("VARCHAR");
    }

    @Test
    void valuesThatDoNotFitTheSchemaAreRefusedWithoutShowingThem() {
        Schema schema =
                Schema.of(
                        Column.of("n", DataType.TINYINT),
                        Column.of("t", DataType.varchar(3)).notNull());

        for (Object[] row :
                new Object[][] {
                    {4711, "abc"}, {1.5, "abc"}, {1, "4711"}, {"4711", "abc"}, {1, null}
                }) {
            assertThatThrownBy(() -> MemoryTable.of(schema, new Object[][] {row}))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TYPE_MISMATCH))
                    .hasMessageNotContaining("4711");
        }
        assertThatThrownBy(() -> MemoryTable.of(schema, new Object[][] {{1}}))
                .isInstanceOf(TauroException.class);
    }

    @Test
    void textInIsoFormIsTakenForTemporalColumns() {
        Schema schema =
                Schema.of(
                        Column.of("d", DataType.DATE),
                        Column.of("t", DataType.timestamp(3)),
                        Column.of("z", DataType.TIMESTAMP_WITH_TIME_ZONE),
                        Column.of("r", DataType.decimal(10, 4)));
        MemoryTable table =
                MemoryTable.of(
                        schema,
                        new Object[][] {
                            {
                                "2026-01-01",
                                "2026-01-01T10:00:00.1239",
                                "2026-01-01T10:00:00+01:00",
                                1.08
                            }
                        });

        assertThat(rows(table).get(0))
                .containsExactly(
                        LocalDate.of(2026, 1, 1),
                        LocalDateTime.of(2026, 1, 1, 10, 0, 0, 123_000_000),
                        OffsetDateTime.of(2026, 1, 1, 9, 0, 0, 0, ZoneOffset.UTC),
                        new BigDecimal("1.0800"));
    }

    @Test
    void whatIsGivenIsCopied() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of(1)));
        MemoryTable table = MemoryTable.of(Schema.of(Column.of("a", DataType.INTEGER)), rows);
        rows.clear();

        assertThat(rows(table)).containsExactly(List.of(1));
    }

    @Test
    void manyRowsAreKeptInChunks() {
        MemoryTable table =
                MemoryTable.of(
                        Schema.of(Column.of("a", DataType.INTEGER)),
                        IntStream.range(0, 10_000).mapToObj(List::of).toList());

        assertThat(table.chunks()).extracting(Batch::rowCount).containsExactly(4096, 4096, 1808);
        assertThat(table.rowCount()).isEqualTo(10_000);
    }

    @Test
    void statisticsAreExact() {
        Object[][] rows = {{1, "b"}, {1, null}, {3, "\uD83D\uDE00"}, {2, "\uFFFD"}};
        MemoryTable table = MemoryTable.ofArrays(List.of("n", "t"), rows);

        ColumnStatistics n = table.statistics().columns().get("n");
        ColumnStatistics t = table.statistics().columns().get("t");
        assertThat(table.statistics().rows()).hasValue(4);
        assertThat(n.distinct()).hasValue(3);
        assertThat(n.min()).contains(1);
        assertThat(n.max()).contains(3);
        assertThat(t.nullFraction()).hasValue(0.25);
        assertThat(t.max()).contains("\uD83D\uDE00");
        assertThat(table.statistics()).isSameAs(table.statistics());
    }

    private static List<List<Object>> rows(MemoryTable table) {
        List<List<Object>> rows = new ArrayList<>();
        for (Batch chunk : table.chunks()) {
            for (int i = 0; i < chunk.selectedCount(); i++) {
                int row = chunk.row(i);
                List<Object> values = new ArrayList<>();
                chunk.columns().forEach(column -> values.add(column.value(row)));
                rows.add(values);
            }
        }
        return rows;
    }
}
