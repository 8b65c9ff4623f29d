package io.tauro.connector.jdbc;

import io.tauro.spi.Cancellation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Stops a statement at its source when the query is cancelled. A source forgets a cancellation that
 * arrives while it has nothing to do, so it is repeated until the reading thread has come back; if
 * that takes too long the connection is cut, which not each driver does.
 *
 * <p>One thread reads, any thread cancels.
 */
final class RunningStatement implements AutoCloseable {

    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LAST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Database database;
    private final Connection connection;
    private final Statement statement;
    private final Cancellation cancellation;
    private final Cancellation.Registration registration;
    private boolean busy;
    private boolean stopping;

    /** Work on the source. */
    interface Call<T> {
        T run() throws SQLException;
    }

    RunningStatement(
            Database database,
            Connection connection,
            Statement statement,
            Cancellation cancellation) {
        this.database = database;
        this.connection = connection;
        this.statement = statement;
        this.cancellation = cancellation;
        this.registration = cancellation.onCancel(this::stop);
    }

    <T> T run(Call<T> call) throws SQLException {
        setBusy(true);
        try {
            cancellation.throwIfCancelled();
            return call.run();
        } finally {
            setBusy(false);
        }
    }

    private synchronized void setBusy(boolean now) {
        busy = now;
        notifyAll();
    }

    /** Ends what the source is doing, if it is doing something. */
    void stop() {
        setStopping(true);
        try {
            stopUntilIdle();
        } catch (SQLException e) {
            // The connection is gone; the reading thread finds out.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            setStopping(false);
        }
    }

    private void stopUntilIdle() throws SQLException, InterruptedException {
        long started = System.nanoTime();
        boolean cut = false;
        while (isBusy()) {
            long waited = System.nanoTime() - started;
            if (waited > LAST_NANOS) {
                return;
            }
            if (waited > GIVE_UP_NANOS && !cut) {
                cut = true;
                connection.abort(Runnable::run);
            }
            cancel();
            awaitIdle();
        }
    }

    private void cancel() {
        try {
            database.cancel(connection, statement);
        } catch (SQLException e) {
            // It may just have ended, or its connection is gone; or it has not begun.
            return;
        }
    }

    private synchronized void setStopping(boolean now) {
        stopping = now;
        notifyAll();
    }

    private synchronized boolean isBusy() {
        return busy;
    }

    private synchronized void awaitIdle() throws InterruptedException {
        long end = System.nanoTime() + AGAIN_NANOS;
        for (long left = AGAIN_NANOS; busy && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Waits for a cancellation under way, which would hit whoever has the connection next. */
    @Override
    public void close() {
        registration.close();
        awaitStopped();
    }

    private synchronized void awaitStopped() {
        boolean interrupted = false;
        while (stopping) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
