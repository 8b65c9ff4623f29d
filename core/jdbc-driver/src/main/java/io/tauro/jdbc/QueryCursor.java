package io.tauro.jdbc;

import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.query.QueryResult;
import io.tauro.spi.Cancellation;
import io.tauro.type.Schema;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a query as they come. */
final class QueryCursor implements Cursor {

    private final QueryResult result;
    private final Cancellation cancellation;
    private final Iterator<Row> rows;
    private @Nullable Row row;

    /**
     * @param cancellation what the query was started with
     */
    QueryCursor(QueryResult result, Cancellation cancellation) {
        this.result = result;
        this.rows = result.iterator();
        this.cancellation = cancellation;
    }

    @Override
    public Schema schema() {
        return result.schema();
    }

    @Override
    public boolean next() throws SQLException {
        try {
            row = rows.hasNext() ? rows.next() : null;
            return row != null;
        } catch (TauroException e) {
            throw Errors.of(e, cancellation);
        }
    }

    @Override
    public @Nullable Object get(int column) {
        return Objects.requireNonNull(row).get(column);
    }

    @Override
    public List<String> warnings() {
        return result.statistics().scans().stream()
                .filter(scan -> scan.skippedRecords() > 0)
                .map(
                        scan ->
                                scan.skippedRecords()
                                        + " records of table '"
                                        + scan.table()
                                        + "' could not be read and were left out. The log names their files.")
                .toList();
    }

    @Override
    public void close() {
        result.close();
    }
}
