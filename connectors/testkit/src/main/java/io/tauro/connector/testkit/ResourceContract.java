package io.tauro.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.Split;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Reading stops when it should, and nothing is left open. */
final class ResourceContract {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Subject subject;

    ResourceContract(Subject subject) {
        this.subject = subject;
    }

    private Scan bulk(AssertingConnector connector) {
        return connector
                .table(subject.bulk().source())
                .plan(ScanRequest.of(subject.bulk().schema().names()));
    }

    void aCancelledQueryReadsNothing() {
        Scan scan = bulk(subject.connector());
        Split split = scan.splits().get(0);
        TestReadContext context = TestReadContext.create();
        context.cancel();
        assertStops(
                ErrorCode.QUERY_CANCELLED,
                () -> {
                    try (BatchReader reader = scan.open(split, context)) {
                        reader.next();
                    }
                });
    }

    void cancellationStopsAReader(ErrorCode code) {
        Scan scan = bulk(subject.connector());
        TestReadContext context = TestReadContext.batchesOf(10);
        try (BatchReader reader = scan.open(scan.splits().get(0), context)) {
            assertThat(reader.next()).as("the first batch").isNotNull();
            context.cancellation().cancel(code, "The query was stopped by a test. Run it again.");
            assertStops(code, reader::next);
        }
    }

    /** A reader that goes on and on in one thread is stopped by another. */
    void cancellationFromAnotherThreadStopsAReader() throws InterruptedException {
        Scan scan = bulk(subject.connector());
        TestReadContext context = TestReadContext.batchesOf(1);
        CountDownLatch reading = new CountDownLatch(1);
        Thread canceller =
                new Thread(
                        () -> {
                            await(reading);
                            context.cancel();
                        });
        canceller.start();
        try {
            assertStops(
                    ErrorCode.QUERY_CANCELLED,
                    Duration.ofSeconds(10),
                    () -> {
                        while (true) {
                            for (Split split : scan.splits()) {
                                readOn(scan, split, context, reading);
                            }
                        }
                    });
        } finally {
            reading.countDown();
            canceller.join();
        }
    }

    private static void readOn(
            Scan scan, Split split, TestReadContext context, CountDownLatch reading) {
        try (BatchReader reader = scan.open(split, context)) {
            while (reader.next() != null) {
                reading.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertStops(ErrorCode code, Runnable reading) {
        assertStops(code, A_SECOND, reading);
    }

    private static void assertStops(ErrorCode code, Duration within, Runnable reading) {
        long start = System.nanoTime();
        TauroException error = Caught.from("reading on after a cancellation", reading);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(error.code()).as("%s", error).isEqualTo(code);
        assertThat(took).as("time to stop").isLessThan(within);
    }

    void aReaderCanBeClosedInTheMiddleAndTwice() {
        Scan scan = bulk(subject.connector());
        TestReadContext context = TestReadContext.batchesOf(10);
        try (BatchReader reader = scan.open(scan.splits().get(0), context)) {
            assertThat(reader.next()).isNotNull();
            reader.close();
            assertThat(context.lent()).as("arrays on loan").isZero();
        }
        try (BatchReader reader = scan.open(scan.splits().get(0), context)) {
            reader.close();
        }
        assertThat(context.lent()).as("arrays on loan").isZero();
    }

    /**
     * Reads to the end, to the middle, into a cancellation and not at all, then closes the
     * connection.
     */
    void nothingIsLeftOpen() {
        Table table = new Table();
        table.use();
        OpenResources before = OpenResources.now(subject.fixture());
        for (int i = 0; i < 3; i++) {
            table.use();
        }
        OpenResources.awaitAtMost(before, subject.fixture());
    }

    /** One life of a connection. */
    private final class Table {

        void use() {
            try (AssertingConnector connector = subject.connect()) {
                Scan scan = bulk(connector);
                ScanRows.read(scan);
                Split split = scan.splits().get(0);
                closeInTheMiddle(scan, split);
                cancelInTheMiddle(scan, split);
                scan.open(split, TestReadContext.create()).close();
                connector.assertAllClosed();
                connector.close();
            }
        }

        private void closeInTheMiddle(Scan scan, Split split) {
            try (BatchReader reader = scan.open(split, TestReadContext.batchesOf(10))) {
                assertThat(reader.next()).isNotNull();
            }
        }

        private void cancelInTheMiddle(Scan scan, Split split) {
            TestReadContext context = TestReadContext.batchesOf(10);
            try (BatchReader reader = scan.open(split, context)) {
                assertThat(reader.next()).isNotNull();
                context.cancel();
                assertStops(ErrorCode.QUERY_CANCELLED, reader::next);
            }
            assertThat(context.lent()).as("arrays on loan").isZero();
        }
    }

    /**
     * A reader outlived by its connection fails with an error of ours; it does not hang or crash.
     */
    void aReaderFailsOnceItsConnectionIsClosed() {
        io.tauro.spi.Connector connector =
                subject.fixture().factory().connect(subject.fixture().config());
        Scan scan =
                connector
                        .table(subject.bulk().source())
                        .plan(ScanRequest.of(subject.bulk().schema().names()));
        try (BatchReader reader = scan.open(scan.splits().get(0), TestReadContext.batchesOf(10))) {
            assertThat(reader.next()).isNotNull();
            connector.close();
            connector.close();
            Caught.from(
                    "reading from a closed connection",
                    () -> {
                        while (reader.next() != null) {
                            // reads what is left, or fails
                        }
                    });
        }
    }
}
