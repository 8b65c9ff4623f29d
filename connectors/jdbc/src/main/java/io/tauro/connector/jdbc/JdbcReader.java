package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.QuerySnapshot.Place;
import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs one statement and reads what it delivers, a bounded piece at a time. */
final class JdbcReader implements BatchReader {

    /**
     * What a batch, and what the driver keeps of a result, may weigh; rows wider than that come one
     * by one.
     */
    private static final long PIECE_BYTES = 4L << 20;

    private static final int FIRST_FETCH = 64;
    private static final int MOST_FETCHED = 8192;

    private final JdbcConnector connector;
    private final SourceQuery scan;
    private final ReadContext context;
    private final Lease lease;
    private final boolean bulk;

    /** What stops the statement: of all who use the connection, if they are several. */
    private final Cancellation cancellation;

    private final List<RemoteColumn> columns;
    private final List<RemoteColumn> checks;
    private final BatchBuilder builder;
    private @Nullable Statement statement;
    private volatile @Nullable RunningStatement running;
    private @Nullable ResultSet rows;
    private @Nullable BulkRows bulkRows;
    private int fetched = FIRST_FETCH;

    /** Whether its statement is a kept one. */
    private boolean taken;

    /** Whether the driver has all rows. */
    private boolean atOnce;

    private boolean inPassing;
    private boolean ended;
    private boolean closed;

    /**
     * @param bulk whether it would like to be read in bulk
     */
    JdbcReader(
            JdbcConnector connector,
            SourceQuery scan,
            boolean bulk,
            Place place,
            ReadContext context) {
        this.connector = connector;
        this.scan = scan;
        this.context = context;
        this.lease = place.lease();
        this.cancellation = place.cancellation();
        this.columns = scan.statement().columns();
        this.checks = scan.statement().checks();
        this.builder = new BatchBuilder(scan.schema(), context.batchSize());
        this.bulk = bulk && place.alone();
    }

    void execute() {
        try {
            if (bulk) {
                startBulk();
            } else if (!isKept() || !fetchAtOnce()) {
                stream();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private boolean isKept() {
        taken =
                scan.few()
                        && lease.takesKept()
                        && connector.database().scrolls()
                        && KeptStatements.takes(text())
                        && lease.kept().take(text());
        return taken;
    }

    private String text() {
        return scan.statement().sql().text();
    }

    /** All rows in one round trip; false if they are more than was thought. */
    private boolean fetchAtOnce() throws SQLException {
        ResultSet result;
        try {
            result = run(lease.kept().get(text(), FewRows.MOST + 1));
        } catch (SQLException e) {
            if (!connector.database().isOutdated(e)) {
                throw e;
            }
            stop();
            lease.kept().forget(text());
            if (!lease.isOwn()) {
                // A transaction in which something has failed does nothing more.
                throw e;
            }
            result = run(lease.kept().get(text(), FewRows.MOST + 1));
        }
        if (result.last() && result.getRow() > FewRows.MOST) {
            stop();
            result.close();
            return false;
        }
        result.beforeFirst();
        atOnce = true;
        rows = result;
        return true;
    }

    /** Some rows; the others are fetched when they are wanted. */
    private void stream() throws SQLException {
        if (connector.database().streamsInTransaction()) {
            lease.connection().setAutoCommit(false);
        }
        PreparedStatement prepared = lease.connection().prepareStatement(text());
        statement = prepared;
        prepared.setFetchSize(connector.database().fetchSize(FIRST_FETCH));
        // The pool's wrapper around the result costs a call for each value.
        rows = run(prepared).unwrap(ResultSet.class);
    }

    /** All rows, one after the other. */
    private void startBulk() throws SQLException {
        Connection connection = lease.connection();
        connection.setAutoCommit(false);
        BulkReads way = connector.database().bulkReads().orElseThrow();
        Statement told = connection.createStatement();
        statement = told;
        RunningStatement run =
                new RunningStatement(connector.database(), connection, told, cancellation);
        running = run;
        bulkRows = run.run(() -> way.start(connection, scan.statement().sql(), columns));
    }

    private ResultSet run(PreparedStatement prepared) throws SQLException {
        int parameter = 1;
        for (Bound bound : scan.statement().sql().parameters()) {
            bound.binder().bind(prepared, parameter++, bound.value());
        }
        RunningStatement run =
                new RunningStatement(
                        connector.database(), lease.connection(), prepared, cancellation);
        running = run;
        return run.run(prepared::executeQuery);
    }

    @Override
    public @Nullable Batch next() {
        RunningStatement run = running;
        ResultSet result = rows;
        BulkRows inBulk = bulkRows;
        if (run == null || result == null && inBulk == null || ended) {
            return null;
        }
        connector.throwIfClosed();
        try {
            context.cancellation().throwIfCancelled();
            int count =
                    inBulk != null
                            ? run.run(() -> fillInBulk(inBulk))
                            : atOnce
                                    ? fill(Objects.requireNonNull(result))
                                    : run.run(() -> fill(Objects.requireNonNull(result)));
            Batch batch = count == 0 ? null : builder.build();
            if (ended) {
                // Whoever waits for the connection need not wait for whoever reads these rows.
                close();
            }
            return batch;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private int fill(ResultSet result) throws SQLException {
        long bytes = 0;
        while (!builder.isFull() && bytes < PIECE_BYTES) {
            if (!result.next()) {
                ended = true;
                break;
            }
            for (int i = 0; i < columns.size(); i++) {
                bytes += read(result, i);
            }
            for (int i = 0; i < checks.size(); i++) {
                check(result, i);
            }
            builder.endRow();
            adaptFetch(result, builder.size(), bytes);
        }
        context.countBytes(bytes);
        return builder.size();
    }

    private int fillInBulk(BulkRows source) throws SQLException {
        long bytes = 0;
        while (!builder.isFull() && bytes < PIECE_BYTES) {
            if (!source.next()) {
                ended = true;
                break;
            }
            for (int i = 0; i < columns.size(); i++) {
                try {
                    bytes += source.read(builder.column(i));
                } catch (ArithmeticException e) {
                    throw unreadable(columns.get(i), e);
                }
            }
            builder.endRow();
        }
        context.countBytes(bytes);
        return builder.size();
    }

    /**
     * Once the driver has nothing left, it is told how many rows to bring next: few wide ones, many
     * narrow ones.
     */
    private void adaptFetch(ResultSet result, int rowsSoFar, long bytesSoFar) throws SQLException {
        if (!atOnce && --fetched == 0) {
            long fitting = PIECE_BYTES * rowsSoFar / (bytesSoFar + 1);
            fetched = (int) Math.max(1, Math.min(MOST_FETCHED, fitting));
            result.setFetchSize(connector.database().fetchSize(fetched));
        }
    }

    private int read(ResultSet result, int index) throws SQLException {
        RemoteColumn column = columns.get(index);
        try {
            return column.reader().read(result, index + 1, builder.column(index));
        } catch (ArithmeticException | DateTimeException e) {
            throw unreadable(column, e);
        } catch (SQLException e) {
            if (SourceErrors.isConversion(e)) {
                throw unreadable(column, e);
            }
            throw e;
        }
    }

    private void check(ResultSet result, int index) throws SQLException {
        if (result.getBoolean(columns.size() + index + 1)) {
            throw unreadable(checks.get(index), null);
        }
    }

    private TauroException unreadable(RemoteColumn column, @Nullable Throwable cause) {
        if (column.result() && cause instanceof NumberTooLarge) {
            return connector
                    .errors()
                    .overflow(column.column().name(), column.column().type(), source());
        }
        return connector
                .errors()
                .unreadable(column.column().name(), column.column().type(), source(), cause);
    }

    private Object source() {
        return scan.about();
    }

    /** An error that follows from cancelling or closing is told as what it follows from. */
    private TauroException failure(SQLException error) {
        lease.judge(error);
        inPassing =
                !lease.isShared()
                        && (connector.errors().isTransient(error)
                                || taken && connector.database().isOutdated(error));
        if (connector.errors().isLost(error)) {
            lease.spoil();
        }
        context.cancellation().throwIfCancelled();
        connector.throwIfClosed();
        return connector.errors().reading(error, source());
    }

    /** Whether its statement has failed, and might not if it ran again. */
    boolean failedInPassing() {
        return inPassing;
    }

    /** Ends it from another thread, because the connection is closed. */
    void abandon() {
        RunningStatement run = running;
        if (run != null) {
            run.stop();
        }
        lease.cut();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean abandoned = !ended && !atOnce && running != null;
        ended = true;
        stop();
        if (abandoned && connector.database().drainsOnClose()) {
            lease.abort();
        }
        closeBulk(abandoned);
        closeQuietly(rows);
        closeQuietly(statement);
        if (taken) {
            lease.kept().giveBack(text());
        }
        lease.close();
        connector.forget(this);
    }

    /** A transaction whose statement was stopped can do no more. */
    private void closeBulk(boolean abandoned) {
        BulkRows source = bulkRows;
        if (source == null) {
            return;
        }
        if (abandoned) {
            lease.fail();
        }
        try {
            source.close();
        } catch (SQLException e) {
            lease.spoil();
        }
    }

    private void stop() {
        RunningStatement run = running;
        if (run != null) {
            run.close();
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        if (resource != null) {
            try {
                resource.close();
            } catch (Exception e) {
                // The connection is broken or gone, and goes back to the pool like that, which
                // replaces it.
                return;
            }
        }
    }
}
