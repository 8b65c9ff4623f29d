package io.tauro.connector.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Capability;
import io.tauro.spi.ScanRequest;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The contract of a connector. A subclass says how to reach its source, in {@link #fixture()}, and
 * inherits the tests.
 *
 * <p>Random requests are made from a fixed seed, which failures print; {@code -Dtauro.seed} sets
 * another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConnectorContractTest {

    @SuppressWarnings("NullAway.Init") // made before the first test
    private Subject subject;

    /** The source to test with; called once, before the first test, and closed after the last. */
    protected abstract Fixture fixture();

    /** Checks one request against the naive evaluation: where to paste what a failure printed. */
    protected final void checkRequest(ScanRequest request) {
        new PushdownContract(subject).check(request);
    }

    @BeforeAll
    void openFixture() {
        subject = new Subject(fixture());
    }

    @AfterAll
    void closeFixture() {
        subject.close();
    }

    @AfterEach
    void everyReaderIsClosedAndNothingWasBreached() {
        subject.connector().assertAllClosed();
    }

    @TestFactory
    Stream<DynamicTest> claimsAreTrue() {
        return Arrays.stream(Capability.values())
                .map(
                        capability ->
                                dynamicTest(
                                        capability.name(),
                                        () -> new ClaimsContract(subject).check(capability)));
    }

    @Test
    void plansShowNoLiterals() {
        new ClaimsContract(subject).plansShowNoLiterals();
    }

    @Test
    void pushdownChangesNothingButSpeed() {
        new PushdownContract(subject).checkRandomRequests();
    }

    @TestFactory
    Stream<DynamicTest> typesSurvive() {
        return subject.storedTypes().stream()
                .map(
                        type ->
                                dynamicTest(
                                        type.toString(),
                                        () -> new ReadingContract(subject).typeSurvives(type)));
    }

    @Test
    void theSchemaIsThatOfTheTable() {
        new ReadingContract(subject).schemaIsThatOfTheTable();
    }

    @Test
    void aTableWithoutRowsIsEmpty() {
        new ReadingContract(subject).aTableWithoutRowsIsEmpty();
    }

    @Test
    void noColumnsGiveTheNumberOfRows() {
        new ReadingContract(subject).noColumnsGiveTheNumberOfRows();
    }

    @Test
    void columnsComeInTheOrderAskedFor() {
        new ReadingContract(subject).columnsComeInTheOrderAskedFor();
    }

    @TestFactory
    Stream<DynamicTest> batchesAreAsSmallAsAskedFor() {
        return Stream.of(1, 7, 4096)
                .map(
                        rows ->
                                dynamicTest(
                                        rows + " rows",
                                        () ->
                                                new ReadingContract(subject)
                                                        .batchesAreAsSmallAsAskedFor(rows)));
    }

    @Test
    void splitsTogetherHoldEachRowOnce() {
        new ReadingContract(subject).splitsTogetherHoldEachRowOnce();
    }

    @Test
    void splitsCanBeReadInAnyOrderAndAgain() {
        new ReadingContract(subject).splitsCanBeReadInAnyOrderAndAgain();
    }

    @Test
    void splitsCanBeReadByManyThreads() {
        new ReadingContract(subject).splitsCanBeReadByManyThreads();
    }

    @Test
    void twoReadersOfOneSplitDoNotDisturbEachOther() {
        new ReadingContract(subject).twoReadersOfOneSplitDoNotDisturbEachOther();
    }

    @Test
    void aCancelledQueryReadsNothing() {
        new ResourceContract(subject).aCancelledQueryReadsNothing();
    }

    @TestFactory
    Stream<DynamicTest> cancellationStopsAReader() {
        return Stream.of(ErrorCode.QUERY_CANCELLED, ErrorCode.QUERY_TIMEOUT)
                .map(
                        code ->
                                dynamicTest(
                                        code.name(),
                                        () ->
                                                new ResourceContract(subject)
                                                        .cancellationStopsAReader(code)));
    }

    @Test
    void cancellationFromAnotherThreadStopsAReader() throws InterruptedException {
        new ResourceContract(subject).cancellationFromAnotherThreadStopsAReader();
    }

    @Test
    void aReaderCanBeClosedInTheMiddleAndTwice() {
        new ResourceContract(subject).aReaderCanBeClosedInTheMiddleAndTwice();
    }

    @Test
    void aReaderFailsOnceItsConnectionIsClosed() {
        new ResourceContract(subject).aReaderFailsOnceItsConnectionIsClosed();
    }

    @Test
    void nothingIsLeftOpen() {
        new ResourceContract(subject).nothingIsLeftOpen();
    }

    @TestFactory
    Stream<DynamicTest> failuresAreOurs() {
        Stream<DynamicTest> given =
                subject.fixture().failures().stream()
                        .map(
                                failure ->
                                        dynamicTest(
                                                failure.name(),
                                                () -> new FailureContract(subject).check(failure)));
        Stream<DynamicTest> missing =
                subject.fixture().missingTable().stream()
                        .map(
                                table ->
                                        dynamicTest(
                                                "missing table",
                                                () ->
                                                        new FailureContract(subject)
                                                                .aMissingTableIsSaidToBeMissing(
                                                                        table)));
        Stream<DynamicTest> dropped =
                subject.fixture().dropConnections().stream()
                        .map(
                                drop ->
                                        dynamicTest(
                                                "dropped connection",
                                                () ->
                                                        new FailureContract(subject)
                                                                .aDroppedConnectionIsNoticed(
                                                                        drop)));
        return Stream.of(given, missing, dropped).flatMap(Function.identity());
    }

    @Test
    void aConnectionThatWorksIsNotDown() {
        new FailureContract(subject).aConnectionThatWorksIsNotDown();
    }

    @Test
    void unknownOptionsAreRefused() {
        new FailureContract(subject).unknownOptionsAreRefused();
    }

    @Test
    void unknownTableOptionsAreRefused() {
        new FailureContract(subject).unknownTableOptionsAreRefused();
    }

    @Test
    void requiredOptionsAreAskedFor() {
        new FailureContract(subject).requiredOptionsAreAskedFor();
    }

    @Test
    void tableNamesAreData() {
        new NamesContract(subject).tableNames();
    }

    @Test
    void columnNamesAreData() {
        new NamesContract(subject).columnNames();
    }
}
