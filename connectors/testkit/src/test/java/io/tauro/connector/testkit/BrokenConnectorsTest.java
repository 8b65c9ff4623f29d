package io.tauro.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.data.BytesVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract finds what is wrong: each broken connector fails the test that is there for it. */
class BrokenConnectorsTest {

    /** The tests that fail, with what they say. */
    private static Map<String, String> failures(Class<? extends BrokenContract> contract) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build();
        Map<String, String> failures = new TreeMap<>();
        LauncherFactory.create()
                .execute(
                        request,
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(
                                    TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable()
                                        .ifPresent(
                                                e ->
                                                        failures.put(
                                                                name(test),
                                                                String.valueOf(e.getMessage())));
                            }
                        });
        return failures;
    }

    private static String name(TestIdentifier test) {
        return test.getUniqueIdObject().getSegments().stream()
                .filter(
                        segment ->
                                segment.getType().equals("method")
                                        || segment.getType().equals("test-factory"))
                .map(segment -> segment.getValue().replace("()", ""))
                .findFirst()
                .orElse("class");
    }

    /**
     * Whether a filter of a row that is null there is unknown, and so not true, is where connectors
     * slip.
     */
    static class TakesUnknownForTrue extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                ScanRequest request(ScanRequest request) {
                    return new ScanRequest(
                            request.columns(),
                            request.filters().stream()
                                    .map(filter -> filter.or(anyNull(filter)))
                                    .toList(),
                            request.sort(),
                            request.limit());
                }

                private io.tauro.predicate.Predicate anyNull(io.tauro.predicate.Predicate filter) {
                    return io.tauro.predicate.Predicate.any(
                            filter.columns().stream()
                                    .map(
                                            column ->
                                                    io.tauro.predicate.Predicate.col(column)
                                                            .isNull())
                                    .toList());
                }

                @Override
                Pushdown answer(ScanRequest request, Scan scan) {
                    return exact(request);
                }
            };
        }
    }

    private static Pushdown exact(ScanRequest request) {
        return request.offer().filters(filter -> Pushdown.Precision.EXACT).limit(true).accept();
    }

    @Test
    void rowsForWhichAFilterIsUnknownAreFound() {
        Map<String, String> failures = failures(TakesUnknownForTrue.class);
        assertThat(failures).containsOnlyKeys("pushdownChangesNothingButSpeed");
        assertThat(failures.get("pushdownChangesNothingButSpeed"))
                .contains(
                        "checkRequest(new ScanRequest(",
                        "unexpected",
                        "List.of(Predicate.of(\"c_varchar\", PredicateOperator.");
    }

    /** Says that a scan is exact and leaves out rows with a null. */
    static class DropsNulls extends Rewriting {
        @Override
        List<List<Object>> rewrite(List<List<Object>> rows) {
            return rows.stream().filter(row -> !row.contains(null)).toList();
        }
    }

    /** Reads other rows than are there. */
    abstract static class Rewriting extends BrokenContract {
        abstract List<List<Object>> rewrite(List<List<Object>> rows);

        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                Batch next(BatchReader reader, Schema schema) {
                    Batch batch = reader.next();
                    while (batch != null) {
                        List<List<Object>> rows = rewrite(ScanRows.of(batch));
                        if (!rows.isEmpty()) {
                            BatchBuilder builder = new BatchBuilder(schema, rows.size());
                            rows.forEach(row -> builder.append(row.toArray()));
                            return builder.build();
                        }
                        batch = reader.next();
                    }
                    return null;
                }
            };
        }
    }

    @Test
    void missingNullsAreFound() {
        assertThat(failures(DropsNulls.class))
                .containsKeys("pushdownChangesNothingButSpeed", "typesSurvive");
    }

    /** Loses the last row of a batch of many. */
    static class LosesARow extends Rewriting {
        @Override
        List<List<Object>> rewrite(List<List<Object>> rows) {
            return rows.size() > 900 ? rows.subList(0, rows.size() - 1) : rows;
        }
    }

    @Test
    void aLostRowIsFound() {
        assertThat(failures(LosesARow.class))
                .containsKeys(
                        "splitsTogetherHoldEachRowOnce",
                        "splitsCanBeReadInAnyOrderAndAgain",
                        "noColumnsGiveTheNumberOfRows")
                .doesNotContainKey("typesSurvive");
    }

    static class TrimsText extends Rewriting {
        @Override
        List<List<Object>> rewrite(List<List<Object>> rows) {
            UnaryOperator<Object> trim =
                    value -> value == null ? null : ((String) value).stripTrailing();
            return rows.stream().map(row -> row.stream().map(trim).toList()).toList();
        }
    }

    @Test
    void trimmedTextIsFound() {
        assertThat(failures(TrimsText.class))
                .containsKeys("typesSurvive", "pushdownChangesNothingButSpeed");
    }

    static class LeaksFiles extends BrokenContract {
        private final List<BatchReader> leaked = new ArrayList<>();

        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                void close(BatchReader reader) {
                    leaked.add(reader);
                }
            };
        }
    }

    @Test
    void leakedFilesAreFound() {
        assertThat(failures(LeaksFiles.class)).containsOnlyKeys("nothingIsLeftOpen");
    }

    /** Leaves a thread behind for each reader. */
    static class LeaksThreads extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                void close(BatchReader reader) {
                    Thread thread =
                            new Thread(java.util.concurrent.locks.LockSupport::park, "leaked");
                    thread.setDaemon(true);
                    thread.start();
                    reader.close();
                }
            };
        }
    }

    @Test
    void leakedThreadsAreFound() {
        Map<String, String> failures = failures(LeaksThreads.class);
        assertThat(failures).containsOnlyKeys("nothingIsLeftOpen");
        assertThat(failures.get("nothingIsLeftOpen")).contains("leaked");
    }

    /** Gives the same arrays with other bytes again and again. */
    static class ReusesVectors extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                private BytesVector last;

                @Override
                Batch next(BatchReader reader, Schema schema) {
                    Batch batch = reader.next();
                    if (last != null) {
                        Arrays.fill(last.data(), (byte) '0');
                    }
                    last =
                            batch != null && batch.columnCount() > 0
                                    ? (BytesVector) batch.column(0)
                                    : null;
                    return batch;
                }
            };
        }
    }

    @Test
    void batchesThatChangeAreFound() {
        assertThat(failures(ReusesVectors.class)).containsKeys("splitsTogetherHoldEachRowOnce");
    }

    static class IgnoresBatchSize extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                BatchReader open(Scan scan, Split split, ReadContext context) {
                    return super.open(
                            scan, split, new Forwarded(context, 4096, context.cancellation()));
                }
            };
        }
    }

    static class IgnoresCancellation extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                BatchReader open(Scan scan, Split split, ReadContext context) {
                    boolean endless = context.batchSize() == 1;
                    return super.open(
                            scan,
                            split,
                            endless
                                    ? context
                                    : new Forwarded(
                                            context,
                                            context.batchSize(),
                                            new io.tauro.spi.Cancellation()));
                }
            };
        }
    }

    private record Forwarded(
            ReadContext context, int batchSize, io.tauro.spi.Cancellation cancellation)
            implements ReadContext {
        @Override
        public String queryId() {
            return context.queryId();
        }

        @Override
        public void countBytes(long bytes) {
            context.countBytes(bytes);
        }
    }

    @Test
    void largerBatchesThanAskedForAreFound() {
        assertThat(failures(IgnoresBatchSize.class)).containsKeys("batchesAreAsSmallAsAskedFor");
    }

    @Test
    void aReaderThatCannotBeCancelledIsFound() {
        assertThat(failures(IgnoresCancellation.class))
                .containsOnlyKeys(
                        "aCancelledQueryReadsNothing",
                        "cancellationStopsAReader",
                        "nothingIsLeftOpen");
    }

    static class ClaimsTooMuch extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.values());
                }
            };
        }
    }

    static class ClaimsTooLittle extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                public Set<Capability> capabilities() {
                    return Set.of();
                }
            };
        }
    }

    @Test
    void falseClaimsAreFound() {
        assertThat(failures(ClaimsTooMuch.class)).containsOnlyKeys("claimsAreTrue");
        assertThat(failures(ClaimsTooLittle.class)).containsOnlyKeys("claimsAreTrue");
    }

    /** Takes every order, and does not sort. */
    static class PromisesAnOrder extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                ScanRequest request(ScanRequest request) {
                    return ScanRequest.of(request.columns()).withFilters(request.filters());
                }

                @Override
                Pushdown answer(ScanRequest request, Scan scan) {
                    return request.offer()
                            .filters(filter -> Pushdown.Precision.EXACT)
                            .sort(true, "")
                            .accept();
                }
            };
        }
    }

    @Test
    void anOrderThatIsNotKeptIsFound() {
        Map<String, String> failures = failures(PromisesAnOrder.class);
        assertThat(failures).containsKey("pushdownChangesNothingButSpeed");
        assertThat(failures.get("pushdownChangesNothingButSpeed"))
                .contains("not in the order", "new SortKey(");
    }

    /** Stops at the limit before the filters are applied. */
    static class LimitsTooEarly extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                Pushdown answer(ScanRequest request, Scan scan) {
                    return new Pushdown(
                            request.filters().stream()
                                    .map(filter -> Pushdown.Taken.none(filter, ""))
                                    .toList(),
                            false,
                            request.limit().isPresent() && request.sort().isEmpty(),
                            "",
                            "");
                }

                @Override
                ScanRequest request(ScanRequest request) {
                    ScanRequest all = ScanRequest.of(request.columns());
                    return request.sort().isEmpty() && request.limit().isPresent()
                            ? all.withLimit(request.limit().getAsLong())
                            : all;
                }
            };
        }
    }

    @Test
    void aLimitBelowAResidualFilterIsFound() {
        Map<String, String> failures = failures(LimitsTooEarly.class);
        assertThat(failures.get("pushdownChangesNothingButSpeed"))
                .contains("a limit was taken over a filter");
    }

    static class ShowsLiterals extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                String describe(ScanRequest request, Scan scan) {
                    return scan.describe()
                            + request.filters().stream().map(SourceText::of).toList();
                }
            };
        }
    }

    @Test
    void literalsInAPlanAreFound() {
        assertThat(failures(ShowsLiterals.class)).containsOnlyKeys("plansShowNoLiterals");
    }

    /** Takes the loss of its connection for the end of the rows. */
    static class EndsEarly extends BrokenContract {
        private volatile boolean dropped;

        @Override
        protected Fixture fixture() {
            return new ForwardingFixture(super.fixture()) {
                @Override
                public Optional<Runnable> dropConnections() {
                    return Optional.of(() -> dropped = true);
                }
            };
        }

        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                Batch next(BatchReader reader, Schema schema) {
                    if (dropped) {
                        dropped = false;
                        return null;
                    }
                    return reader.next();
                }
            };
        }
    }

    @Test
    void rowsThatEndEarlyAreFound() {
        assertThat(failures(EndsEarly.class)).containsOnlyKeys("failuresAreOurs");
    }

    /** Fails in its own words. */
    static class ThrowsAnything extends BrokenContract {
        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                public Connector connect(ConnectionConfig config) {
                    Map<String, Object> known = new TreeMap<>(config.options());
                    known.keySet().retainAll(options().stream().map(Option::name).toList());
                    return super.connect(
                            new ConnectionConfig(config.id(), known, config.directory()));
                }

                @Override
                SourceTable table(Connector connector, TableSource source) {
                    try {
                        return super.table(connector, source);
                    } catch (TauroException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }
    }

    @Test
    void foreignErrorsAndIgnoredOptionsAreFound() {
        assertThat(failures(ThrowsAnything.class))
                .containsOnlyKeys("failuresAreOurs", "unknownOptionsAreRefused");
    }

    /** Shows the secret in the cause of an error. */
    static class TellsSecrets extends BrokenContract {
        @Override
        protected Fixture fixture() {
            return new ForwardingFixture(super.fixture()) {
                @Override
                public List<Failure> failures() {
                    return List.of(
                            Failure.of(
                                            "a missing file",
                                            config(),
                                            TableSource.table("none"),
                                            ErrorCode.FILE_NOT_FOUND)
                                    .hiding("hunter2"));
                }
            };
        }

        @Override
        ConnectorFactory broken(ConnectorFactory sound) {
            return new Altered(sound) {
                @Override
                SourceTable table(Connector connector, TableSource source) {
                    try {
                        return super.table(connector, source);
                    } catch (TauroException e) {
                        throw new TauroException(
                                e.code(), e.text(), new IllegalStateException("password=hunter2"));
                    }
                }
            };
        }
    }

    @Test
    void aSecretInACauseIsFound() {
        assertThat(failures(TellsSecrets.class)).containsOnlyKeys("failuresAreOurs");
    }
}
