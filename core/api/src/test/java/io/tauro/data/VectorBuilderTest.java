package io.tauro.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VectorBuilderTest {

    static List<Arguments> values() {
        return List.of(
                Arguments.of(DataType.BOOLEAN, true),
                Arguments.of(DataType.TINYINT, Byte.MIN_VALUE),
                Arguments.of(DataType.SMALLINT, Short.MAX_VALUE),
                Arguments.of(DataType.INTEGER, Integer.MIN_VALUE),
                Arguments.of(DataType.BIGINT, Long.MIN_VALUE),
                Arguments.of(DataType.decimal(5, 2), new BigDecimal("-123.45")),
                Arguments.of(
                        DataType.decimal(38, 10),
                        new BigDecimal("-1234567890123456789012345678.0123456789")),
                Arguments.of(DataType.REAL, 1.1f),
                Arguments.of(DataType.DOUBLE, Double.NaN),
                Arguments.of(DataType.VARCHAR, "ü😀\0"),
                Arguments.of(DataType.DATE, LocalDate.of(-44, 3, 15)),
                Arguments.of(DataType.TIME, LocalTime.of(23, 59, 59, 999_999_000)),
                Arguments.of(DataType.TIMESTAMP, LocalDateTime.of(1582, 10, 10, 1, 2, 3, 4_000)),
                Arguments.of(
                        DataType.TIMESTAMP_WITH_TIME_ZONE,
                        OffsetDateTime.parse("1969-12-31T23:59:59.999999Z")),
                Arguments.of(DataType.INTERVAL_YEAR_MONTH, Period.of(-1, -2, 0)),
                Arguments.of(DataType.INTERVAL_DAY_SECOND, Duration.ofSeconds(-1, 1_000)),
                Arguments.of(
                        DataType.UUID, UUID.fromString("ffffffff-0000-0000-0000-000000000001")),
                Arguments.of(DataType.array(DataType.INTEGER), Arrays.asList(1, null, 3)),
                Arguments.of(DataType.map(DataType.VARCHAR, DataType.BIGINT), Map.of("a", 1L)),
                Arguments.of(
                        DataType.row(
                                List.of(
                                        Column.of("x", DataType.INTEGER),
                                        Column.of("y", DataType.VARCHAR))),
                        Arrays.asList(7, null)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBackAsItWentIn(DataType type, Object value) {
        VectorBuilder builder = new VectorBuilder(type, 1);
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Object one = i % 3 == 1 ? null : value;
            builder.append(one);
            expected.add(one);
        }
        ColumnVector vector = builder.build();
        assertThat(vector.type()).isEqualTo(type);
        assertThat(vector.size()).isEqualTo(100);
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            read.add(vector.value(i));
            assertThat(vector.isNull(i)).isEqualTo(expected.get(i) == null);
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void decimalsAreRoundedToTheScaleAndRefusedBeyondThePrecision() {
        VectorBuilder builder = new VectorBuilder(DataType.decimal(4, 2), 4);
        builder.append(new BigDecimal("1.235"));
        builder.append(12);
        assertThatThrownBy(() -> builder.append(new BigDecimal("100")))
                .isInstanceOf(ArithmeticException.class);
        assertThat(builder.build().value(0)).isEqualTo(new BigDecimal("1.24"));
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        VectorBuilder builder = new VectorBuilder(DataType.TINYINT, 4);
        assertThatThrownBy(() -> builder.append(128)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> builder.append("1")).isInstanceOf(ClassCastException.class);
    }

    @Test
    void paddingOfCharIsNotKept() {
        VectorBuilder builder = new VectorBuilder(DataType.character(5), 4);
        builder.append("ab   ");
        assertThat(builder.build().value(0)).isEqualTo("ab");
    }

    @Test
    void aBuilderStartsAgainWithArraysOfItsOwn() {
        VectorBuilder builder = new VectorBuilder(DataType.BIGINT, 4);
        builder.append(1L);
        ColumnVector first = builder.build();
        builder.append(2L);
        assertThat(first.value(0)).isEqualTo(1L);
        assertThat(builder.build().value(0)).isEqualTo(2L);
    }

    @Test
    void aSelectionSaysWhichRowsCount() {
        BatchBuilder builder = new BatchBuilder(Schema.of(Column.of("n", DataType.INTEGER)), 8);
        for (int i = 0; i < 5; i++) {
            builder.append(i * 10);
        }
        Batch batch = builder.build().select(new int[] {1, 4}, 2);
        assertThat(batch.rowCount()).isEqualTo(5);
        assertThat(batch.selectedCount()).isEqualTo(2);
        assertThat(batch.column(0).value(batch.row(1))).isEqualTo(40);
        assertThatThrownBy(() -> Batch.of(2, batch.column(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
