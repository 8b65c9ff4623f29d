package io.tauro.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Row;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchRowTest {

    private static ColumnVector vector(DataType type, @Nullable Object... values) {
        VectorBuilder builder = new VectorBuilder(type, values.length);
        for (Object value : values) {
            builder.append(value);
        }
        return builder.build();
    }

    private static DictionaryVector coded(ColumnVector dictionary, int... codes) {
        return new DictionaryVector(dictionary, codes, null, codes.length);
    }

    private static BatchRows rows(ColumnVector vector, @Nullable BatchRows before) {
        Schema schema = new Schema(List.of(Column.of("c", vector.type())));
        return new BatchRows(schema, Batch.of(vector.size(), vector), before);
    }

    private static Row row(ColumnVector vector, int row) {
        return new BatchRow(rows(vector, null), row);
    }

    static Stream<ColumnVector> vectors() {
        return Stream.of(
                vector(DataType.TINYINT, (byte) 3, null, (byte) -7),
                vector(DataType.SMALLINT, (short) 300, null),
                vector(DataType.INTEGER, 1, Integer.MIN_VALUE, null, Integer.MAX_VALUE),
                vector(DataType.BIGINT, null, Long.MAX_VALUE, Long.MIN_VALUE),
                vector(DataType.decimal(5, 2), new BigDecimal("1.50"), null),
                vector(
                        DataType.decimal(38, 0),
                        new BigDecimal("12345678901234567890123456789012345678"),
                        null),
                vector(DataType.REAL, 1.5f, null),
                vector(DataType.DOUBLE, 4.0, 0.1, null),
                vector(DataType.BOOLEAN, true, null, false),
                vector(DataType.VARCHAR, "Zürich", null, ""),
                vector(DataType.DATE, LocalDate.of(2026, 11, 21), null),
                vector(DataType.VARBINARY, new byte[] {1, 2}, null),
                vector(DataType.array(DataType.INTEGER), List.of(1, 2), null));
    }

    /** What a getter gives or throws, as text. */
    private static String outcome(
            java.util.function.Function<Row, @Nullable Object> getter, Row row) {
        try {
            Object value = getter.apply(row);
            return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private static List<String> outcomes(Row row) {
        return Stream.<java.util.function.Function<Row, @Nullable Object>>of(
                        r -> r.get(0),
                        r -> r.get("C"),
                        r -> r.isNull(0),
                        r -> r.getLong(0),
                        r -> r.getInt(0),
                        r -> r.getDouble(0),
                        r -> r.getBoolean(0),
                        r -> r.getDecimal(0),
                        r -> r.getDate(0))
                .map(getter -> outcome(getter, row))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyGetterGivesTheSameOfAPlainVectorAndOfADictionaryAndOfAConstant(ColumnVector vector) {
        int[] codes = new int[2 * vector.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (i * 5 + 1) % vector.size();
        }
        BatchRows coded = rows(coded(vector, codes), null);
        for (int i = 0; i < codes.length; i++) {
            List<String> expected = outcomes(row(vector, codes[i]));
            assertThat(outcomes(new BatchRow(coded, i))).isEqualTo(expected);
            // Once more, when an object has been made of the entry.
            assertThat(outcomes(new BatchRow(coded, i))).isEqualTo(expected);
        }
        if (vector.value(0) != null) {
            VectorBuilder one = new VectorBuilder(vector.type(), 1);
            one.append(vector.value(0));
            assertThat(outcomes(row(new ConstantVector(one.build(), 3), 2)))
                    .isEqualTo(outcomes(row(vector, 0)));
        }
    }

    @Test
    void aRowThatIsNullIsNullWhateverItsCodeSays() {
        long[] validity = Validity.allValid(2);
        Validity.setNull(validity, 1);
        ColumnVector dictionary = vector(DataType.INTEGER, 7);
        Row row = row(new DictionaryVector(dictionary, new int[] {0, 0}, validity, 2), 1);
        assertThat(row.isNull(0)).isTrue();
        assertThat(row.get(0)).isNull();
        assertThat(row.getDecimal(0)).isNull();
        assertThatThrownBy(() -> row.getLong(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Column 'c' is null here; ask isNull first");
    }

    @Test
    void numbersAreGivenAsOthersWhereNothingIsLost() {
        assertThat(row(vector(DataType.decimal(5, 2), new BigDecimal("7.00")), 0).getLong(0))
                .isEqualTo(7);
        assertThat(row(vector(DataType.DOUBLE, 1e15), 0).getLong(0))
                .isEqualTo(1_000_000_000_000_000L);
        assertThat(row(vector(DataType.INTEGER, 7), 0).getDecimal(0)).isEqualTo("7");
        assertThat(row(vector(DataType.INTEGER, 7), 0).getDouble(0)).isEqualTo(7.0);
        assertThat(row(vector(DataType.decimal(5, 2), new BigDecimal("7.25")), 0).getDouble(0))
                .isEqualTo(7.25);
        assertThatThrownBy(
                        () ->
                                row(vector(DataType.decimal(5, 2), new BigDecimal("7.25")), 0)
                                        .getLong(0))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> row(vector(DataType.BIGINT, 1L << 40), 0).getInt(0))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> row(vector(DataType.VARCHAR, "7"), 0).getLong(0))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("Column 'c' is VARCHAR, not a number");
        assertThatThrownBy(() -> row(vector(DataType.DATE, LocalDate.EPOCH), 0).getLong(0))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void theObjectOfAnEntryIsMadeOnceForAllBatchesOfItsDictionary() {
        ColumnVector dictionary = vector(DataType.VARCHAR, "a", "b");
        BatchRows first = rows(coded(dictionary, 0, 1), null);
        BatchRows second = rows(coded(dictionary, 1, 1), first);
        assertThat(new BatchRow(second, 0).get(0))
                .isEqualTo("b")
                .isSameAs(new BatchRow(first, 1).get(0))
                .isSameAs(new BatchRow(second, 1).get(0));
        BatchRows third = rows(coded(vector(DataType.VARCHAR, "c", "d"), 1, 0), second);
        assertThat(new BatchRow(third, 0).get(0)).isEqualTo("d");
        BatchRows plain = rows(vector(DataType.VARCHAR, "e"), third);
        assertThat(new BatchRow(plain, 0).get(0)).isEqualTo("e");
        assertThat(new BatchRow(first, 0).get(0)).isEqualTo("a");
    }

    @Test
    void bytesAreNobodyElses() {
        BatchRows rows = rows(coded(vector(DataType.VARBINARY, new byte[] {1, 2}), 0, 0), null);
        byte[] mine = (byte[]) new BatchRow(rows, 0).get(0);
        java.util.Objects.requireNonNull(mine)[0] = 9;
        assertThat((byte[]) new BatchRow(rows, 0).get(0)).containsExactly(1, 2);
        assertThat((byte[]) new BatchRow(rows, 1).get(0)).containsExactly(1, 2);
    }
}
