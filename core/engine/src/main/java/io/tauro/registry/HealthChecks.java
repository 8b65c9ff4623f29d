package io.tauro.registry;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.Connector;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks sources whether they answer, all at once, each on a thread of its own. */
final class HealthChecks {

    private final Map<String, FutureTask<ConnectionHealth>> checks = new LinkedHashMap<>();

    /** Asks a source. */
    void start(String id, Connector connector) {
        FutureTask<ConnectionHealth> check = new FutureTask<>(connector::check);
        checks.put(id, check);
        Thread thread = new Thread(check, "tauro-health-" + id);
        thread.setDaemon(true);
        thread.start();
    }

    /** The answers that have come in time; a source that is late is down. */
    Map<String, ConnectionHealth> within(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        Map<String, ConnectionHealth> answers = new LinkedHashMap<>();
        checks.forEach((id, check) -> answers.put(id, answer(check, end)));
        return answers;
    }

    private static ConnectionHealth answer(FutureTask<ConnectionHealth> check, long end) {
        try {
            return check.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            check.cancel(true);
            return ConnectionHealth.down(ErrorCode.SOURCE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            check.cancel(true);
            return ConnectionHealth.down(ErrorCode.QUERY_CANCELLED);
        } catch (ExecutionException e) {
            return ConnectionHealth.down(
                    e.getCause() instanceof TauroException known
                            ? known.code()
                            : ErrorCode.SOURCE_ERROR);
        }
    }
}
