package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.Map;

/** Holds the batches of a connector against what its scan promised. */
final class BatchContract {

    private final ScanNode node;
    private final Schema schema;
    private final int batchSize;

    BatchContract(ScanNode node, int batchSize) {
        this.node = node;
        this.schema = node.schema();
        this.batchSize = batchSize;
    }

    /**
     * @throws TauroException {@code TAURO-9001} if the batch is not what the scan promised
     */
    void check(Batch batch) {
        if (batch.columnCount() != schema.size()) {
            throw broken(
                    "a batch of "
                            + batch.columnCount()
                            + " columns where "
                            + schema.size()
                            + " were agreed");
        }
        checkRows(batch);
        for (int i = 0; i < batch.columnCount(); i++) {
            checkColumn(schema.column(i), batch.column(i), batch);
        }
    }

    private void checkRows(Batch batch) {
        int selected = batch.selectedCount();
        if (selected < 1 || selected > batchSize) {
            throw broken("a batch of " + selected + " rows where 1 to " + batchSize + " may be");
        }
        int previous = -1;
        for (int n = 0; n < (batch.selection() == null ? 0 : selected); n++) {
            int row = batch.row(n);
            if (row <= previous || row >= batch.rowCount()) {
                throw broken("a batch whose selection is not in order, or out of its rows");
            }
            previous = row;
        }
    }

    private void checkColumn(Column column, ColumnVector vector, Batch batch) {
        DataType expected = column.type();
        DataType actual = vector.type();
        if (actual.kind() != expected.kind()
                || actual.scale() != expected.scale()
                || !layoutFits(expected.physical(), plain(vector))) {
            throw broken(
                    "values of "
                            + actual
                            + " for column '"
                            + column.name()
                            + "', which is "
                            + expected);
        }
        if (!column.nullable() && vector.mayHaveNulls()) {
            checkNoNull(column, vector, batch);
        }
    }

    private void checkNoNull(Column column, ColumnVector vector, Batch batch) {
        for (int n = 0; n < batch.selectedCount(); n++) {
            if (vector.isNull(batch.row(n))) {
                throw broken("null for column '" + column.name() + "', which is NOT NULL");
            }
        }
    }

    private static ColumnVector plain(ColumnVector vector) {
        if (vector instanceof DictionaryVector coded) {
            return coded.dictionary();
        }
        return vector instanceof ConstantVector constant ? constant.entry() : vector;
    }

    private static boolean layoutFits(TypeKind.Physical physical, ColumnVector vector) {
        return switch (physical) {
            case BOOLEAN -> vector instanceof BooleanVector;
            case INT -> vector instanceof IntVector;
            case LONG -> vector instanceof LongVector;
            case DOUBLE -> vector instanceof DoubleVector;
            case DECIMAL -> vector instanceof DecimalVector;
            case BYTES -> vector instanceof BytesVector;
            case LIST -> vector instanceof ListVector;
            case STRUCT -> vector instanceof StructVector;
        };
    }

    private TauroException broken(String how) {
        return new TauroException(
                ErrorCode.CONNECTOR_BROKE_ITS_CONTRACT,
                "The connector of type '"
                        + node.connectorType()
                        + "' delivered "
                        + how
                        + " (table '"
                        + node.table()
                        + "'). Report it to whoever maintains the connector.",
                Map.of("table", node.table(), "connection", node.connection()),
                null);
    }
}
