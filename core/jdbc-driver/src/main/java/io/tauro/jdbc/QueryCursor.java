package io.tauro.jdbc;

import io.tauro.data.Batch;
import io.tauro.error.TauroException;
import io.tauro.query.QueryResult;
import io.tauro.spi.Cancellation;
import io.tauro.type.Schema;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a query as they come. */
final class QueryCursor implements Cursor {

    private final QueryResult result;
    private final Cancellation cancellation;
    private @Nullable Batch batch;
    private int row = -1;

    /**
     * @param cancellation what the query was started with
     */
    QueryCursor(QueryResult result, Cancellation cancellation) {
        this.result = result;
        this.cancellation = cancellation;
    }

    @Override
    public Schema schema() {
        return result.schema();
    }

    @Override
    public boolean next() throws SQLException {
        row++;
        try {
            while (batch == null || row >= batch.selectedCount()) {
                batch = result.nextBatch();
                row = 0;
                if (batch == null) {
                    return false;
                }
            }
            return true;
        } catch (TauroException e) {
            throw Errors.of(e, cancellation);
        }
    }

    @Override
    public @Nullable Object get(int column) {
        Batch current = Objects.requireNonNull(batch);
        return current.column(column).value(current.row(row));
    }

    @Override
    public void close() {
        result.close();
    }
}
