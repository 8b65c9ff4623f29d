package io.tauro.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** When a source is left alone, and when it is tried again. */
class BreakerTest {

    private final Hands clock = new Hands();
    private final Breaker breaker =
            new Breaker("crm", clock, error -> error.getCause() instanceof ConnectException);
    private final Connection connection = FailedConnection.of(new SQLException());
    private int attempts;

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Connection unreachable() throws SQLException {
        attempts++;
        throw new SQLException("", "08001", new ConnectException());
    }

    private Connection reached() {
        attempts++;
        return connection;
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> breaker.connect(this::unreachable))
                    .hasCauseInstanceOf(ConnectException.class);
        }
    }

    private void assertNotTried() {
        int before = attempts;
        assertThatThrownBy(() -> breaker.connect(this::reached)).isInstanceOf(SourceResting.class);
        assertThat(attempts).isEqualTo(before);
    }

    @Test
    void afterFiveFailuresInARowNothingIsTried() {
        fail(4);
        assertThat(breaker.isResting()).isFalse();
        fail(1);
        assertThat(breaker.isResting()).isTrue();
        assertNotTried();
    }

    @Test
    void aSuccessBetweenThemBeginsTheRowAgain() throws SQLException {
        fail(4);
        assertThat(breaker.connect(this::reached)).isSameAs(connection);
        fail(4);
        assertThat(breaker.isResting()).isFalse();
    }

    @Test
    void whatTheSourceItselfAnswersIsNoFailureToReachIt() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(
                            () ->
                                    breaker.connect(
                                            () -> {
                                                throw new SQLException("", "28P01");
                                            }))
                    .isNotInstanceOf(SourceResting.class);
        }
        assertThat(breaker.isResting()).isFalse();
    }

    @Test
    void afterTheRestOneAttemptFindsOut() throws SQLException {
        fail(5);
        clock.now = clock.now.plus(Breaker.REST).plusMillis(1);
        Connection probe =
                breaker.connect(
                        () -> {
                            assertNotTried();
                            return reached();
                        });
        assertThat(probe).isSameAs(connection);
        assertThat(breaker.connect(this::reached)).isSameAs(connection);
    }

    @Test
    void ifThatOneFailsTheRestBeginsAgain() {
        fail(5);
        clock.now = clock.now.plus(Breaker.REST).plus(Duration.ofMillis(1));
        fail(1);
        assertNotTried();
    }

    @Test
    void anAttemptThatEndsInAnotherWayLeavesRoomForTheNext() throws SQLException {
        fail(5);
        clock.now = clock.now.plus(Breaker.REST).plusMillis(1);
        assertThatThrownBy(
                        () ->
                                breaker.connect(
                                        () -> {
                                            throw new IllegalStateException("broken driver");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(breaker.connect(this::reached)).isSameAs(connection);
    }
}
