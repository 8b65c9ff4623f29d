package io.tauro.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchFaultsTest {

    private static final IntVector TWO_INTS =
            new IntVector(DataType.INTEGER, new int[] {1, 2}, null, 2);

    private static String fault(ColumnVector vector) {
        return fault(Batch.of(vector.size(), vector), Column.of("c", vector.type()));
    }

    private static String fault(Batch batch, Column column) {
        return BatchFaults.find(batch, Schema.of(column), 10);
    }

    private static BytesVector text(DataType type, byte[] data, int... offsets) {
        return new BytesVector(type, data, offsets, null, offsets.length - 1);
    }

    @Test
    void soundVectorsHaveNoFault() {
        assertThat(fault(TWO_INTS)).isNull();
        assertThat(
                        fault(
                                new ConstantVector(
                                        new IntVector(DataType.INTEGER, new int[] {7}, null, 1),
                                        5)))
                .isNull();
        assertThat(fault(new DictionaryVector(TWO_INTS, new int[] {1, 0, 1}, null, 3))).isNull();
        assertThat(
                        fault(
                                text(
                                        DataType.VARCHAR,
                                        "aé".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                        0,
                                        1,
                                        3)))
                .isNull();
        assertThat(
                        fault(
                                Batch.of(2, TWO_INTS).select(new int[] {1}, 1),
                                Column.of("c", DataType.INTEGER)))
                .isNull();
    }

    @Test
    void aVectorOfAnotherTypeIsFound() {
        assertThat(fault(Batch.of(2, TWO_INTS), Column.of("c", DataType.BIGINT)))
                .contains("of type INTEGER instead of BIGINT");
        assertThat(fault(new IntVector(DataType.BIGINT, new int[] {1}, null, 1)))
                .contains("laid out as INT");
    }

    @Test
    void arraysThatAreTooShortAreFound() {
        assertThat(fault(new IntVector(DataType.INTEGER, new int[1], null, 2)))
                .contains("1 values for 2 rows");
        assertThat(fault(new IntVector(DataType.INTEGER, new int[9], new long[0], 9)))
                .isEqualTo("column 'c' has too few bits of validity");
        assertThat(fault(text(DataType.VARCHAR, new byte[3], 0, 2, 1))).contains("offsets");
        assertThat(fault(text(DataType.VARCHAR, new byte[3], 0, 4))).contains("offsets");
        assertThat(fault(new DictionaryVector(TWO_INTS, new int[] {2}, null, 1)))
                .contains("dictionary");
        assertThat(
                        fault(
                                new ListVector(
                                        DataType.array(DataType.INTEGER),
                                        new int[] {0, 3},
                                        TWO_INTS,
                                        null,
                                        1)))
                .contains("offsets");
        assertThat(
                        fault(
                                new ListVector(
                                        DataType.array(DataType.BIGINT),
                                        new int[] {0, 2},
                                        TWO_INTS,
                                        null,
                                        1)))
                .contains("parts of type");
    }

    @Test
    void valuesThatAreNotOfTheirTypeAreFound() {
        assertThat(fault(text(DataType.VARCHAR, new byte[] {(byte) 0xC3}, 0, 1))).contains("UTF-8");
        assertThat(fault(text(DataType.UUID, new byte[15], 0, 15))).contains("15 bytes");
        assertThat(fault(text(DataType.varchar(2), new byte[3], 0, 3))).contains("longer");
        assertThat(fault(text(DataType.character(3), new byte[] {'a', ' '}, 0, 2)))
                .contains("padding");
        assertThat(
                        fault(
                                new DecimalVector(
                                        DataType.decimal(2, 1), new long[] {100}, null, null, 1)))
                .contains("no DECIMAL(2,1)");
        assertThat(fault(new LongVector(DataType.timestamp(3), new long[] {1001}, null, 1)))
                .contains("fraction digits");
        assertThat(fault(new LongVector(DataType.timestamp(3), new long[] {-1000}, null, 1)))
                .isNull();
    }

    @Test
    void nullsWhereNoneMayBeAreFound() {
        Batch batch = Batch.of(1, new IntVector(DataType.INTEGER, new int[1], new long[1], 1));
        assertThat(fault(batch, Column.of("c", DataType.INTEGER).notNull())).contains("NOT NULL");
        assertThat(fault(batch, Column.of("c", DataType.INTEGER))).isNull();
    }

    @Test
    void batchesOfTheWrongSizeAreFound() {
        Column column = Column.of("c", DataType.INTEGER);
        assertThat(fault(Batch.of(2, TWO_INTS).select(new int[2], 0), column)).contains("0 rows");
        assertThat(
                        fault(
                                Batch.of(
                                        11, new IntVector(DataType.INTEGER, new int[11], null, 11)),
                                column))
                .contains("11 rows");
        assertThat(fault(Batch.of(2, TWO_INTS).select(new int[] {1, 0}, 2), column))
                .contains("increasing");
        assertThat(fault(Batch.of(2, TWO_INTS).select(new int[] {1, 2}, 2), column))
                .contains("increasing");
        assertThat(BatchFaults.find(Batch.of(2, List.of()), Schema.of(column), 10))
                .contains("0 columns");
    }
}
